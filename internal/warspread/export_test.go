package warspread

// SimulateOne makes the histories of one war.
var SimulateOne = (*Scene).simulate
