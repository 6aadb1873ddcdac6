package dossier

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineWidth is where the emitter folds texts and breaks lists.
const lineWidth = 118

// A value to emit is a text, a word, a list or a mapping. An empty value is
// left out together with its key.
type (
	text    string // free text: quoted or folded where YAML needs it
	word    string // a date, number or flag, which is written as it stands
	list    []any
	mapping struct {
		fields []field
		short  bool // written {a: b} on one line where it fits
	}
	field struct {
		key   string
		value any
	}
)

// add appends a field, unless its value is empty.
func (m *mapping) add(key string, value any) {
	if !empty(value) {
		m.fields = append(m.fields, field{key, value})
	}
}

// keep appends a field even where its text is empty.
func (m *mapping) keep(key string, value any) {
	m.fields = append(m.fields, field{key, value})
}

func empty(v any) bool {
	switch v := v.(type) {
	case text:
		return v == ""
	case word:
		return v == ""
	case list:
		return len(v) == 0
	case mapping:
		return len(v.fields) == 0
	}
	return v == nil
}

// texts makes a list of free texts out of strings of any kind.
func texts[T ~string](items []T) list {
	var out list
	for _, s := range items {
		out = append(out, text(s))
	}
	return out
}

// oneOrMore writes a list of one as the bare value, as the format allows.
func oneOrMore[T ~string](items []T) any {
	if len(items) == 1 {
		return text(items[0])
	}
	return texts(items)
}

func number(v float64) word { return word(strconv.FormatFloat(v, 'g', -1, 64)) }

func flag(b bool) word {
	if b {
		return "true"
	}
	return ""
}

// emit writes a mapping as a YAML document.
func emit(m mapping) []byte {
	var b strings.Builder
	emitFields(&b, m, 0)
	return []byte(b.String())
}

func emitFields(b *strings.Builder, m mapping, indent int) {
	for i, f := range m.fields {
		if i > 0 || indent == 0 {
			b.WriteString(strings.Repeat(" ", indent))
		}
		emitField(b, f, indent)
	}
}

// emitField writes "key: value". The cursor stands at the indent already.
func emitField(b *strings.Builder, f field, indent int) {
	key := quote(f.key, true) + ":"
	line, flat := flow(f.value)
	fits := indent+len(key)+1+utf8.RuneCountInString(line) <= lineWidth
	switch v := f.value.(type) {
	case text:
		emitText(b, key, string(v), indent)
		return
	case mapping:
		if !v.short || !fits || !flat {
			b.WriteString(key + "\n" + strings.Repeat(" ", indent+2))
			emitFields(b, v, indent+2)
			return
		}
	case list:
		if rows(v) || !flat {
			b.WriteString(key + "\n")
			emitItems(b, v, indent+2)
			return
		}
		if !fits {
			emitLongList(b, key, v, indent)
			return
		}
	}
	b.WriteString(key + " " + line + "\n")
}

// rows tells whether a list holds mappings, which stand one a line.
func rows(v list) bool {
	if len(v) == 0 {
		return false
	}
	_, ok := v[0].(mapping)
	return ok
}

func emitText(b *strings.Builder, key, s string, indent int) {
	plain := quote(s, false)
	if indent+len(key)+1+utf8.RuneCountInString(plain) <= lineWidth || !foldable(s) {
		b.WriteString(key + " " + plain + "\n")
		return
	}
	b.WriteString(key + " >\n")
	for _, line := range wrap(strings.Fields(s), " ", lineWidth-indent-2) {
		b.WriteString(strings.Repeat(" ", indent+2) + line + "\n")
	}
}

// emitLongList writes short words as one list over several lines and long
// texts one a line.
func emitLongList(b *strings.Builder, key string, v list, indent int) {
	items := make([]string, len(v))
	longest := 0
	for i, item := range v {
		items[i], _ = flow(item)
		longest = max(longest, utf8.RuneCountInString(items[i]))
	}
	const shortWord = 40
	if longest > shortWord {
		b.WriteString(key + "\n")
		emitItems(b, v, indent+2)
		return
	}
	hang := strings.Repeat(" ", indent+len(key)+2)
	lines := wrap(items, ", ", lineWidth-len(hang)-1)
	b.WriteString(key + " [" + strings.Join(lines, ",\n"+hang) + "]\n")
}

func emitItems(b *strings.Builder, items list, indent int) {
	for _, item := range items {
		b.WriteString(strings.Repeat(" ", indent) + "- ")
		line, flat := flow(item)
		switch v := item.(type) {
		case text:
			b.WriteString(quote(string(v), false) + "\n")
		case mapping:
			if v.short && flat && indent+2+utf8.RuneCountInString(line) <= lineWidth {
				b.WriteString(line + "\n")
			} else {
				emitFields(b, v, indent+2)
			}
		default:
			b.WriteString(line + "\n")
		}
	}
}

// flow writes a value on one line; flat is false where it holds a mapping that
// is meant to be spread out.
func flow(v any) (line string, flat bool) {
	switch v := v.(type) {
	case text:
		return quote(string(v), true), true
	case word:
		return string(v), true
	case list:
		parts := make([]string, len(v))
		flat = true
		for i, item := range v {
			var one bool
			parts[i], one = flow(item)
			flat = flat && one
		}
		return "[" + strings.Join(parts, ", ") + "]", flat
	case mapping:
		parts := make([]string, len(v.fields))
		flat = v.short
		for i, f := range v.fields {
			s, one := flow(f.value)
			parts[i] = quote(f.key, true) + ": " + s
			flat = flat && one
		}
		return "{" + strings.Join(parts, ", ") + "}", flat
	}
	panic(fmt.Sprintf("no YAML form for %T", v))
}

// wrap joins words into lines of at most width characters, a longer word alone.
func wrap(words []string, sep string, width int) []string {
	var lines []string
	line, length := "", 0
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		if length > 0 && length+len(sep)+n > width {
			lines = append(lines, line)
			line, length = "", 0
		}
		if length > 0 {
			line, length = line+sep, length+len(sep)
		}
		line, length = line+w, length+n
	}
	return append(lines, line)
}

// foldable tells whether folding and reading back gives the same text: the
// reader joins the words of a folded text by single spaces.
func foldable(s string) bool {
	return strings.Join(strings.Fields(s), " ") == s && !strings.ContainsFunc(s, awkward)
}

// awkward marks the characters that are written as an escape.
func awkward(r rune) bool { return !unicode.IsPrint(r) && r != ' ' || r == '\ufeff' }

// quote writes a scalar plain where YAML would read the same text, and in
// double quotes elsewhere. Within [] and {} fewer texts may stand plain.
func quote(s string, inFlow bool) string {
	if plain(s, inFlow) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case awkward(r) && r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		case awkward(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func plain(s string, inFlow bool) bool {
	switch {
	case s == "" || strings.TrimSpace(s) != s || strings.ContainsFunc(s, awkward):
		return false
	case strings.ContainsAny(s[:1], "-?:,[]{}#&*!|>'\"%@`=<~"):
		return false
	case strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":"):
		return false
	case inFlow && strings.ContainsFunc(s, unsafeInFlow):
		return false
	}
	return !otherKind(s)
}

// Within [] and {} only what is surely harmless stands plain: parsers differ
// over signs there, the one in use over a colon.
func unsafeInFlow(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" ._-/()+=;", r)
}

// otherKind tells whether YAML, of this version or an older one, would read a
// plain word as something else than text.
func otherKind(s string) bool {
	switch strings.ToLower(s) {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", "+.inf", ".nan":
		return true
	}
	digits := strings.ReplaceAll(s, "_", "")
	if _, err := strconv.ParseFloat(digits, 64); err == nil {
		return true
	}
	_, err := strconv.ParseInt(digits, 0, 64)
	return err == nil
}
