package coder

// CodeOf gives what the code book says of a CAMEO code; ok is false where it has
// no such code.
func CodeOf(cameo string) (code Code, ok bool) {
	l := standard()
	id, ok := l.byCode[cameo]
	if !ok {
		return Code{}, false
	}
	return l.codes[id], true
}

// Interval gives a 95 % interval of F1 by bootstrap over items, with a fixed
// seed.
func Interval(each []Count) (lo, hi float64) { return bootstrap(each) }
