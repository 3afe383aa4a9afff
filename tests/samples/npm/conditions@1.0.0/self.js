import own from 'conditions/nested';
import hash from '#hash';
import * as dep from '#dep';
export default [own, hash, dep.count];
