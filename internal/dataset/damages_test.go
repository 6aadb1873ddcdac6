package dataset_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// damage makes a wrong file of a right one.
type damage struct {
	name string
	make func(t *table) wrong
	full bool // it is tried on the whole file, and without leave for parts
}

// wrong is a damaged file: where the fault stands, 0 where the file as a whole is
// meant, -1 where the line depends on the table, and what the error has to say.
// A damage that the table has no place for gives no data.
type wrong struct {
	data []byte
	line int
	says string
}

var damages = []damage{
	// Cut.
	{"empty", func(*table) wrong { return wrong{[]byte{}, -1, "no"} }, false},
	{"head alone", func(t *table) wrong {
		if t.bare {
			return wrong{}
		}
		return wrong{t.whole(t.lines[:1]), 1, "has a head and no rows"}
	}, false},
	{"cut within the head", func(t *table) wrong {
		if t.bare {
			return wrong{}
		}
		return wrong{t.lines[0][:len(t.lines[0])/2], 1, "head"}
	}, false},
	{"cut within a row", func(t *table) wrong {
		n := t.row()
		return wrong{bytes.Join(append(slices.Clone(t.lines[:n]), t.fields(t.lines[n])[0]), t.end), n + 1, "the file is cut here"}
	}, false},
	{"cut between two rows", func(t *table) wrong {
		return wrong{t.whole(t.lines[:max(2, len(t.lines)/2)]), max(2, len(t.lines)/2), "cut"}
	}, true},
	{"cut before the last row", func(t *table) wrong {
		return wrong{t.whole(t.lines[:len(t.lines)-1]), len(t.lines) - 1, "cut"}
	}, true},
	{"cut within the last field of a row", func(t *table) wrong {
		n := len(t.lines) / 2
		return wrong{cutLast(t, n), n + 1, ""}
	}, true},
	{"cut within the last field of all", func(t *table) wrong { return wrong{cutLast(t, len(t.lines)-1), len(t.lines), ""} }, true},

	// Columns.
	{"a column renamed", func(t *table) wrong {
		return t.head(t.number, func(f [][]byte, at int) [][]byte {
			f[at] = []byte(t.number + "q")
			return f
		}, "did you mean "+strings.ToLower(t.number)+"q?")
	}, false},
	{"a column without a name", func(t *table) wrong {
		return t.head(t.number, func(f [][]byte, at int) [][]byte { f[at] = nil; return f }, t.number)
	}, false},
	{"a column missing", func(t *table) wrong {
		at := t.column(t.number)
		if t.bare {
			return wrong{t.everyRow(func(f [][]byte) [][]byte { return slices.Delete(f, at, at+1) }), 1, "fields"}
		}
		return wrong{t.everyRow(func(f [][]byte) [][]byte { return slices.Delete(f, at, at+1) }), 1, t.number}
	}, false},
	{"a name missing in the head", func(t *table) wrong {
		return t.head(t.number, func(f [][]byte, at int) [][]byte { return slices.Delete(f, at, at+1) }, t.number)
	}, false},
	{"a column twice", func(t *table) wrong {
		at := t.column(t.number)
		says := "stands twice in the head"
		if t.bare {
			says = "6 fields"
		}
		return wrong{t.everyRow(func(f [][]byte) [][]byte { return append(f, f[at]) }), 1, says}
	}, false},
	{"two names swapped in the head", func(t *table) wrong {
		a, b := t.column(t.state), t.column(t.number)
		if t.bare || t.state == "" || a == b {
			return wrong{}
		}
		return wrong{t.with(0, func(f [][]byte) [][]byte { f[a], f[b] = f[b], f[a]; return f }), -1, "is not"}
	}, false},
	{"fields of two columns swapped", func(t *table) wrong {
		a, b := t.column(t.state), t.column(t.number)
		if t.state == "" || a == b || bytes.Equal(t.fields(t.lines[t.row()])[a], t.fields(t.lines[t.row()])[b]) {
			return wrong{}
		}
		return wrong{t.with(t.row(), func(f [][]byte) [][]byte { f[a], f[b] = f[b], f[a]; return f }), t.row() + 1, "is not"}
	}, false},
	{"a field too few", func(t *table) wrong {
		return wrong{t.with(t.row(), func(f [][]byte) [][]byte { return f[:len(f)-1] }), t.row() + 1, "fields and "}
	}, false},
	{"a field too many", func(t *table) wrong {
		return wrong{t.with(t.row(), func(f [][]byte) [][]byte { return append(f, []byte("1")) }), t.row() + 1, "fields and "}
	}, false},

	// Fields.
	{"letters for a number", field((*table).numbers, "12x4"), false},
	{"a letter O for a zero", field((*table).numbers, "19O4"), false},
	{"a number too large", field((*table).numbers, "1e400"), false},
	{"not a number", field((*table).numbers, "NaN"), false},
	{"a number of other digits", func(t *table) wrong {
		w := field((*table).numbers, "１９１４")(t)
		if !utf8.Valid(t.data) {
			w.line, w.says = -1, "is not UTF-8"
		}
		return w
	}, false},
	{"a number with a thousands comma", field((*table).numbers, `"1,914"`), false},
	{"a number with an apostrophe", field((*table).numbers, "1'914"), false},
	{"a number negative", field((*table).numbers, "-1914"), false},
	{"a number as a spreadsheet's fault", field((*table).numbers, "#REF!"), false},
	{"a blank that is needed", func(t *table) wrong {
		w := field((*table).numbers, "")(t)
		w.says = ""
		return w
	}, false},
	{"a number out of range", field((*table).numbers, "99999999999"), false},
	{"no such state", field((*table).states, "9997"), false},
	{"no state at all", field((*table).states, "Atlantis"), false},
	{"a code outside the codebook", func(t *table) wrong { return t.put(t.code) }, false},
	{"an end before its beginning", func(t *table) wrong { w := t.put(t.order); w.says = "before"; return w }, false},
	{"a field of 131,072 letters", func(t *table) wrong {
		w := field((*table).numbers, strings.Repeat("x", 1<<17))(t)
		w.says = ""
		return w
	}, false},
	{"a row of 131,073 fields", func(t *table) wrong {
		return wrong{t.with(t.row(), func([][]byte) [][]byte { return [][]byte{bytes.Repeat([]byte{t.comma}, 1<<17)} }), t.row() + 1, "fields"}
	}, false},

	// Rows.
	{"a row twice", func(t *table) wrong {
		return wrong{t.whole(append(slices.Clone(t.lines), t.lines[t.row()])), len(t.lines) + 1, "second row"}
	}, false},
	{"the table twice", func(t *table) wrong { return wrong{slices.Concat(t.whole(t.lines), t.whole(t.lines)), -1, "is"} }, false},
	{"a row in two lines", func(t *table) wrong {
		lines := slices.Clone(t.lines)
		f := t.fields(lines[t.row()])
		lines[t.row()] = slices.Concat(t.join(f[:2]), t.end, t.join(f[2:]))
		return wrong{t.whole(lines), t.row() + 1, "fields"}
	}, false},
	{"two rows in one line", func(t *table) wrong {
		lines := slices.Clone(t.lines)
		lines[t.row()] = slices.Concat(lines[t.row()], lines[t.row()])
		return wrong{t.whole(lines), t.row() + 1, ""} // it has too many fields, or a quotation mark within one
	}, false},
	{"a quotation mark not closed", func(t *table) wrong {
		if t.comma == '\t' {
			return wrong{} // these tables have no quotation marks
		}
		return wrong{t.with(t.row(), func(f [][]byte) [][]byte { f[1] = slices.Concat([]byte{'"'}, bytes.Trim(f[1], `"`)); return f }), -1, "quotation mark"}
	}, false},

	// Bytes.
	{"bytes of zero", func(t *table) wrong {
		return wrong{t.with(t.row(), func(f [][]byte) [][]byte { f[0] = slices.Concat([]byte{0, 0}, f[0]); return f }), t.row() + 1, "zero byte"}
	}, false},
	{"a hole of zeros at the end", func(t *table) wrong {
		if len(t.lines) < 2 {
			return wrong{}
		}
		return wrong{slices.Concat(t.whole(t.lines[:len(t.lines)-1]), make([]byte, 4096)), len(t.lines), "zero byte"}
	}, false},
	{"no UTF-8 in a number", func(t *table) wrong {
		w := field((*table).numbers, "19\xff\xfe4")(t)
		w.says = ""
		return w
	}, false},
	{"UTF-8 and other bytes in one file", func(t *table) wrong {
		lines := slices.Clone(t.lines)
		lines[t.row()] = slices.Concat(lines[t.row()], []byte("\xe9"))
		w := wrong{slices.Concat([]byte("\ufeff"), t.whole(lines)), t.row() + 1, "is not UTF-8"}
		if !utf8.Valid(t.data) {
			w.line = -1
		}
		return w
	}, false},
	{"UTF-16", func(t *table) wrong { return wrong{wide(t.data, true), 0, "is UTF-16"} }, false},
	{"UTF-16 without a mark", func(t *table) wrong { return wrong{wide(t.data, false), 1, "zero byte"} }, false},
	{"packed and cut", func(t *table) wrong {
		z := packed(t.data)
		return wrong{z[:len(z)/2], 0, "the file is cut or damaged"}
	}, false},
	{"packed and spoilt", func(t *table) wrong {
		z := packed(t.data)
		z[len(z)-6] ^= 1 // in the checksum
		return wrong{z, 0, "the file is cut or damaged"}
	}, false},
	{"packed in name alone", func(t *table) wrong {
		return wrong{[]byte("\x1f\x8bno gzip at all, and long enough"), 0, "begins like a gzip file and is none"}
	}, false},

	// Other files.
	{"a picture", func(*table) wrong {
		return wrong{[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), -1, "zero byte"}
	}, false},
	{"a spreadsheet", func(*table) wrong {
		return wrong{[]byte("PK\x03\x04\x14\x00\x06\x00"), 0, "a zip archive or a spreadsheet"}
	}, false},
	{"a page of the web", func(t *table) wrong {
		return wrong{[]byte("<!DOCTYPE html>\n<html><head><title>404</title></head>\n<body>Not found</body></html>\n"), 1, t.notThis()}
	}, false},
	{"another table", func(t *table) wrong { return wrong{[]byte("colour,size\nred,3\nblue,4\n"), 1, t.notThis()} }, false},
	{"a table of another data set", func(t *table) wrong {
		other := "year,country,tons of coal\n1816,Prussia,12\n1817,Prussia,13\n"
		return wrong{[]byte(other), 1, t.notThis()}
	}, false},
}

// notThis is said of a file of another kind.
func (t *table) notThis() string {
	if t.bare {
		return "fields"
	}
	return "its head lacks"
}

func (t *table) numbers() string { return t.number }
func (t *table) states() string  { return t.state }

// field writes a text into a column, and wants it told.
func field(which func(*table) string, text string) func(*table) wrong {
	return func(t *table) wrong {
		name := which(t)
		if name == "" {
			return wrong{}
		}
		return t.put(name + "=" + text)
	}
}

// put writes what stands after "=" into the column before it.
func (t *table) put(what string) wrong {
	name, text, _ := strings.Cut(what, "=")
	at := t.column(name)
	if what == "" || at < 0 {
		return wrong{}
	}
	return wrong{t.with(t.row(), func(f [][]byte) [][]byte { f[at] = []byte(text); return f }), t.row() + 1, strings.Trim(text, `"`)}
}

// head changes the head at a column.
func (t *table) head(name string, change func(f [][]byte, at int) [][]byte, says string) wrong {
	if t.bare {
		return wrong{}
	}
	return wrong{t.with(0, func(f [][]byte) [][]byte { return change(f, t.column(name)) }), 1, says}
}

// cutLast ends the file within the last field of a row, where it has two
// characters or more.
func cutLast(t *table, row int) []byte {
	last := bytes.TrimRight(t.lines[row], `" `)
	if f := t.fields(last); len(f[len(f)-1]) < 2 {
		return nil
	}
	return bytes.Join(append(slices.Clone(t.lines[:row]), last[:len(last)-1]), t.end)
}

func wide(data []byte, mark bool) []byte {
	var out []byte
	if mark {
		out = []byte{0xff, 0xfe}
	}
	for _, u := range utf16.Encode([]rune(strings.TrimPrefix(string(data[:min(len(data), 5000)]), "\ufeff"))) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func packed(data []byte) []byte {
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	if _, err := w.Write(data); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return z.Bytes()
}

func (w wrong) place(file string) string {
	if w.line <= 0 {
		return file + ":"
	}
	return fmt.Sprintf("%s:%d:", file, w.line)
}
