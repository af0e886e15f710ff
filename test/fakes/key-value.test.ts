import { keyValueContract } from '../contracts/key-value.ts';
import { memoryKeyValue } from './key-value.ts';

keyValueContract('The fake in memory', memoryKeyValue);
