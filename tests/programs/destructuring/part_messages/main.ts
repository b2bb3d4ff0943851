// What is said where a part of a pattern has nothing to take from.
import './part_messages.js';
