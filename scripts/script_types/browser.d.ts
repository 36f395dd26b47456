// What TypeScript knows too strictly of a browser, or not at all.

/** Leaflet, whose own script comes before ours. */
declare const L: any;

// What is found in a document may be any element, and scripts keep values of their own on some.
interface EventTarget { [name: string]: any; }
interface Event { [name: string]: any; }
interface Window { [name: string]: any; }

// What Python puts before the scripts (stp_map/web/constants.py, stp_map/app/server/assets.py).
declare const CODES: string[], SECTIONS: string[], STYLE: string;
declare const CHOICES: any, DETAILS: any, FACTS: any, WORDS: any;
