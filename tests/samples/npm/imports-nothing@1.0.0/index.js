import 'does-not-exist-at-all';
