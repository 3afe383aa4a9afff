export default 'typed' as string;
