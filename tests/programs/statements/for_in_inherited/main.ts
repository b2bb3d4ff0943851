// for-in over arrays whose prototypes have names.
import './for_in_inherited.js';
