import { createContext } from 'svelte';

/** What a Choice gives to the options in it. */
export const [getChoice, setChoice] = createContext();
