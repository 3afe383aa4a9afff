import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Project } from '../protocol/project';

export interface StoredProject {
	id: string;
	/** New with every save, never used twice: two tabs know each other's work by it. */
	version: string;
	/** When it was saved, in milliseconds since 1970. */
	updated: number;
	project: Project;
}

/** What a list of projects shows, without their files. */
export interface ProjectSummary {
	id: string;
	name: string;
	updated: number;
	/** How many files it has. */
	files: number;
}

/** Where the visitor's projects are kept. Calls reject when the browser fails, for example because the disk is full. */
export interface ProjectStore {
	/** Null when there is no such project. */
	load(id: string): Promise<StoredProject | null>;
	/** Newest first. */
	list(): Promise<ProjectSummary[]>;
	/**
	 * Stores `record` unless the project that is there has another version than `expected`; null expects none. Returns whether it was
	 * stored. A project that is gone is stored anew.
	 */
	save(record: StoredProject, expected: string | null): Promise<boolean>;
	/** Deleting what is not there is no fault. */
	delete(id: string): Promise<void>;
}

interface Schema extends DBSchema {
	projects: { key: string; value: StoredProject };
	summaries: { key: string; value: ProjectSummary };
}

/** How long a database may take to open. Some browsers never answer when storage is blocked. */
const PATIENCE = 3000;

/** A store that is being opened. */
export interface OpeningStore {
	/** Calls wait until it is open, and reject when it cannot be opened. */
	store: ProjectStore;
	/** False when the browser blocks it, as in third-party frames and some private windows. Never rejects. */
	isOpen: Promise<boolean>;
}

/** Begins to open the store in IndexedDB. */
export function openProjectStore(name = 'rookery'): OpeningStore {
	const connection = new Connection(name);
	return {
		store: new IndexedProjectStore(connection),
		// There is nothing that a visitor could do; the page works without, and says so by the status `blocked`.
		isOpen: connection.open().then(
			() => true,
			() => false
		)
	};
}

class IndexedProjectStore implements ProjectStore {
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	async load(id: string): Promise<StoredProject | null> {
		const database = await this.#connection.open();
		return (await database.get('projects', id)) ?? null;
	}

	async list(): Promise<ProjectSummary[]> {
		const database = await this.#connection.open();
		const all = await database.getAll('summaries');
		return all.sort((a, b) => b.updated - a.updated);
	}

	async save(record: StoredProject, expected: string | null): Promise<boolean> {
		// Without a turn in between when the database is open: a page that goes away gets no second one.
		const database = this.#connection.current ?? (await this.#connection.open());
		const transaction = database.transaction(['projects', 'summaries'], 'readwrite');
		const projects = transaction.objectStore('projects');
		const current = await projects.get(record.id);
		const isFree = current === undefined || current.version === expected;
		if (isFree) {
			const { id, updated, project } = record;
			const summary = { id, name: project.name, updated, files: project.files.length };
			await Promise.all([
				projects.put(record),
				transaction.objectStore('summaries').put(summary),
				transaction.done
			]);
		}
		await transaction.done;
		return isFree;
	}

	async delete(id: string): Promise<void> {
		const database = await this.#connection.open();
		const transaction = database.transaction(['projects', 'summaries'], 'readwrite');
		await Promise.all([
			transaction.objectStore('projects').delete(id),
			transaction.objectStore('summaries').delete(id),
			transaction.done
		]);
	}
}

/** An open database, opened again after the browser closed it. */
class Connection {
	current: IDBPDatabase<Schema> | null = null;
	#opening: Promise<IDBPDatabase<Schema>> | null = null;
	readonly #name: string;

	constructor(name: string) {
		this.#name = name;
	}

	async open(): Promise<IDBPDatabase<Schema>> {
		if (this.current) return this.current;
		this.#opening ??= this.#connect().finally(() => (this.#opening = null));
		return (this.current = await this.#opening);
	}

	#connect(): Promise<IDBPDatabase<Schema>> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => {
				reject(
					new Error('The browser did not open its storage. Close other tabs of Rookery and reload.')
				);
			}, PATIENCE);
			const close = (): void => {
				this.current?.close();
				this.current = null;
			};
			openDB<Schema>(this.#name, 1, {
				upgrade(database) {
					database.createObjectStore('projects', { keyPath: 'id' });
					database.createObjectStore('summaries', { keyPath: 'id' });
				},
				blocked() {
					reject(new Error('Another tab holds an older storage open. Close it and reload.'));
				},
				// A newer Rookery in another tab wants to change the database: let it.
				blocking: close,
				terminated: close
			})
				.then(resolve, reject)
				.finally(() => clearTimeout(late));
		});
	}
}
