// Test suites of two modules, run by a test runner that is a module of the program.
import './maths';
import './sorts';
import { run } from './testing';

await run();
