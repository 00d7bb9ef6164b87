import './elements/page.js';
