package panel

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Tables have a short form on disk, which is read much faster than the files that
// they are made from: numbers in little-endian order, each variable of a year in
// the narrowest of three widths. docs/formats/panel.md says what a file holds.
const (
	stateTable = 1
	pairTable  = 2
	mirrored   = 3 // pairs, a row for both directions
	either     = 4 // pairs, of which an undirected one has the greater values

	asByte   = 0 // 0 to 254; 255 is not known
	asInt32  = 1 // the least number is not known
	asFloat  = 2
	noByte   = math.MaxUint8
	noInt32  = math.MinInt32
	maxCount = 1 << 28 // of rows, labels or years; more is not a table
)

// MarshalBinary gives the table but for Carry and what was counted.
func (t *StateTable) MarshalBinary() ([]byte, error) {
	otherwise := t.Otherwise
	if otherwise == nil {
		otherwise = slices.Repeat([]float64{nan}, len(t.Of))
	}
	out := appendHead(stateTable, t.Source, t.Merged, t.Lost, t.Of, t.First, t.Last, otherwise, len(t.years))
	for _, year := range slices.Sorted(maps.Keys(t.years)) {
		y := t.years[year]
		out = appendInts(appendInt(appendInt(out, year), len(y.states)), y.states)
		for _, v := range y.v {
			out = appendValues(out, v)
		}
	}
	return out, nil
}

// MarshalBinary gives the table but for Carry and what was counted.
func (t *PairTable) MarshalBinary() ([]byte, error) {
	kind := byte(pairTable)
	switch {
	case t.Mirrored:
		kind = mirrored
	case t.Either:
		kind = either
	}
	out := appendHead(kind, t.Source, t.Merged, t.Lost, t.Of, t.First, t.Last, t.Otherwise, len(t.years))
	for _, year := range slices.Sorted(maps.Keys(t.years)) {
		y := t.years[year]
		out = appendInts(appendInts(appendInt(appendInt(out, year), len(y.a)), y.a), y.b)
		for _, v := range y.v {
			out = appendValues(out, v[1:])
		}
	}
	return out, nil
}

func appendHead(kind byte, source string, merged, lost int, of []Variable, first, last int, otherwise []float64, years int) []byte {
	out := appendInt(appendInt(appendInt(appendText([]byte{kind}, source), merged), lost), len(of))
	for i, v := range of {
		out = append(appendText(out, v.Name), byte(v.Kind))
		out = appendInt(out, len(v.Labels))
		for _, label := range v.Labels {
			out = appendText(out, label)
		}
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(otherwise[i]))
	}
	return appendInt(appendInt(appendInt(out, first), last), years)
}

func appendInt(out []byte, n int) []byte {
	return binary.LittleEndian.AppendUint32(out, uint32(int32(n)))
}

func appendText(out []byte, s string) []byte { return append(appendInt(out, len(s)), s...) }

func appendInts(out []byte, list []int32) []byte {
	for _, n := range list {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return out
}

func appendValues(out []byte, v []float64) []byte {
	width := width(v)
	out = append(out, width)
	for _, x := range v {
		switch {
		case width == asFloat:
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(x))
		case width == asByte && x != x:
			out = append(out, noByte)
		case width == asByte:
			out = append(out, byte(x))
		case x != x:
			out = appendInt(out, noInt32)
		default:
			out = appendInt(out, int(x))
		}
	}
	return out
}

// width is the narrowest that holds all values.
func width(v []float64) byte {
	w := byte(asByte)
	for _, x := range v {
		switch {
		case x != x:
		case x != math.Trunc(x) || math.Abs(x) > math.MaxInt32 || x == 0 && math.Signbit(x):
			return asFloat
		case x < 0 || x >= noByte:
			w = asInt32
		}
	}
	return w
}

var errCut = errors.New("the table is cut")

// UnmarshalBinary reads what MarshalBinary gave.
func (t *StateTable) UnmarshalBinary(data []byte) error {
	r := &decoder{data: data}
	kind, years := r.head(&t.Source, &t.Merged, &t.Lost, &t.Of, &t.First, &t.Last, &t.Otherwise)
	if r.err == nil && kind != stateTable {
		return fmt.Errorf("it holds no table of states")
	}
	t.years = map[int]*stateRows{}
	for range years {
		year, n := r.int(), r.count(4)
		y := &stateRows{states: r.ints(n)}
		for range t.Of {
			y.v = append(y.v, r.values(n, nil))
		}
		if r.err != nil {
			return r.err
		}
		t.years[year] = y
	}
	return r.end()
}

// UnmarshalBinary reads what MarshalBinary gave.
func (t *PairTable) UnmarshalBinary(data []byte) error {
	r := &decoder{data: data}
	kind, years := r.head(&t.Source, &t.Merged, &t.Lost, &t.Of, &t.First, &t.Last, &t.Otherwise)
	if r.err == nil && kind != pairTable && kind != mirrored && kind != either {
		return fmt.Errorf("it holds no table of pairs")
	}
	t.Mirrored, t.Either, t.years = kind == mirrored, kind == either, map[int]*pairRows{}
	for range years {
		year, n := r.int(), r.count(8)
		y := &pairRows{a: r.ints(n), b: r.ints(n)}
		for k := range t.Of {
			y.v = append(y.v, r.values(n, t.Otherwise[k:k+1]))
		}
		if r.err != nil {
			return r.err
		}
		t.years[year] = y
	}
	return r.end()
}

// decoder reads from the front of data, and stops at the first thing that is
// wrong.
type decoder struct {
	data []byte
	err  error
}

func (r *decoder) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.data) {
		r.err = errCut
		return make([]byte, min(max(n, 0), 8))
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *decoder) byte() byte { return r.take(1)[0] }

func (r *decoder) int() int { return int(int32(binary.LittleEndian.Uint32(r.take(4)))) }

// count reads how many things follow, each of at least some bytes.
func (r *decoder) count(bytes int) int {
	n := r.int()
	if n < 0 || n > maxCount || n*bytes > len(r.data) {
		r.err = errCut
		return 0
	}
	return n
}

func (r *decoder) text() string { return string(r.take(r.count(1))) }

func (r *decoder) float() float64 { return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8))) }

func (r *decoder) head(source *string, merged, lost *int, of *[]Variable, first, last *int, otherwise *[]float64) (kind byte, years int) {
	kind, *source, *merged, *lost = r.byte(), r.text(), r.int(), r.int()
	*of, *otherwise = nil, nil
	for range r.count(1) {
		v := Variable{Name: r.text(), Kind: Kind(r.byte())}
		for range r.count(1) {
			v.Labels = append(v.Labels, r.text())
		}
		*of, *otherwise = append(*of, v), append(*otherwise, r.float())
	}
	*first, *last = r.int(), r.int()
	return kind, r.count(1)
}

func (r *decoder) ints(n int) []int32 {
	data := r.take(4 * n)
	if r.err != nil {
		return nil
	}
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return out
}

// values reads the values of a variable behind those given.
func (r *decoder) values(n int, front []float64) []float64 {
	out := append(make([]float64, 0, n+len(front)), front...)
	switch r.byte() {
	case asByte:
		for _, x := range r.take(n)[:r.left(n)] {
			if x == noByte {
				out = append(out, nan)
			} else {
				out = append(out, float64(x))
			}
		}
	case asInt32:
		for _, x := range r.ints(n) {
			if x == noInt32 {
				out = append(out, nan)
			} else {
				out = append(out, float64(x))
			}
		}
	case asFloat:
		for data := r.take(8 * n)[:r.left(8*n)]; len(data) > 0; data = data[8:] {
			out = append(out, math.Float64frombits(binary.LittleEndian.Uint64(data)))
		}
	default:
		r.err = errCut
	}
	return out
}

// left is n, or 0 after a fault.
func (r *decoder) left(n int) int {
	if r.err != nil {
		return 0
	}
	return n
}

func (r *decoder) end() error {
	if r.err == nil && len(r.data) > 0 {
		r.err = fmt.Errorf("%d bytes too many", len(r.data))
	}
	return r.err
}
