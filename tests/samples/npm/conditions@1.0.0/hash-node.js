import 'fs';
