// Names of classes are variables.
import './bindings.js';
