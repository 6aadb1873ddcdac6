package dossier

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"casus/internal/world"
)

// tree is a parsed YAML file, or the fault that kept it from being parsed.
type tree struct {
	root  ast.Node
	fault *Fault
}

// parseTrees parses every YAML file of the dossier, several at a time.
func (l *loader) parseTrees() map[string]tree {
	names := []string{"dossier.yaml", "areas.yaml"}
	entries, err := fs.ReadDir(l.fsys, "treaties")
	if err != nil {
		l.fault(place{file: "treaties"}, "", "the folder of treaties is missing; make it, with one YAML file a treaty")
	}
	for _, e := range entries {
		if name := e.Name(); path.Ext(name) == ".yaml" {
			names = append(names, "treaties/"+name)
		} else if !strings.HasPrefix(name, ".") {
			l.fault(place{file: "treaties/" + name}, name, "is not a .yaml file; a treaty file is named ID.yaml")
		}
	}
	if len(names) > maxTreaties {
		l.fault(place{file: "treaties"}, "", "holds %d files; the limit is %d", len(names), maxTreaties)
		return nil
	}
	type job struct {
		name string
		data []byte
	}
	var jobs []job
	for _, name := range names {
		if data, ok := l.open(name, maxYAML, name == "dossier.yaml"); ok {
			jobs = append(jobs, job{name, data})
		}
	}
	trees := make([]tree, len(jobs))
	var wg sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		wg.Add(1)
		limit <- struct{}{}
		go func() {
			defer func() { <-limit; wg.Done() }()
			trees[i] = parseYAML(j.name, j.data)
		}()
	}
	wg.Wait()
	out := make(map[string]tree, len(jobs))
	for i, j := range jobs {
		out[j.name] = trees[i]
	}
	return out
}

// parseYAML parses one file. The parser is a library that has panicked on
// broken input before; a panic becomes a fault of that file.
func parseYAML(file string, data []byte) (t tree) {
	defer func() {
		if r := recover(); r != nil {
			t = tree{fault: &Fault{File: file, Line: 1, Column: 1, Message: "is not YAML that can be read"}}
		}
	}()
	if f := preflight(file, data); f != nil {
		return tree{fault: f}
	}
	f, err := parser.ParseBytes(data, 0)
	if err != nil {
		return tree{fault: syntaxFault(file, err)}
	}
	switch {
	case len(f.Docs) == 0 || f.Docs[0] == nil || f.Docs[0].Body == nil:
		return tree{fault: &Fault{File: file, Line: 1, Column: 1, Message: "the file is empty"}}
	case len(f.Docs) > 1:
		return tree{fault: &Fault{File: file, Line: 1, Column: 1, Message: "holds several YAML documents; write one"}}
	}
	return tree{root: f.Docs[0].Body}
}

const maxNesting = 40

// preflight refuses what would cost the parser unbounded time or stack: text
// that is not UTF-8, and values nested deeper than any dossier needs.
func preflight(file string, data []byte) *Fault {
	depth := 0
	for number, line := range strings.Split(string(data), "\n") {
		if !utf8.ValidString(line) {
			return &Fault{File: file, Line: number + 1, Column: 1, Text: shorten(strconv.QuoteToASCII(line)), Message: "the line is not UTF-8; save the file as UTF-8"}
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.HasPrefix(line[indent:], "\t") {
			return &Fault{File: file, Line: number + 1, Column: indent + 1, Text: "tab", Message: "a tab indents the line; YAML wants spaces"}
		}
		for i := 0; i < len(line); i++ {
			switch line[i] {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(depth-1, 0)
			}
		}
		if depth > maxNesting || indent > 8*maxNesting || strings.Count(line, "- ") > 10*maxNesting || strings.Count(line, "? ") > maxNesting || strings.Count(line, ": ") > 10*maxNesting {
			return &Fault{File: file, Line: number + 1, Column: 1, Text: shorten(line), Message: "values are nested too deeply"}
		}
	}
	return nil
}

func syntaxFault(file string, err error) *Fault {
	f := &Fault{File: file, Line: 1, Column: 1, Message: "is not YAML: " + shorten(firstLine(err.Error()))}
	var y yaml.Error
	if errors.As(err, &y) {
		f.Message = "is not YAML: " + y.GetMessage()
		if tk := y.GetToken(); tk != nil && tk.Position != nil {
			f.Line, f.Column, f.Text = max(tk.Position.Line, 1), max(tk.Position.Column, 1), shorten(tk.Value)
		}
	}
	return f
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// node is a YAML value with the file it stands in.
type node struct {
	l    *loader
	file string
	n    ast.Node
}

func (n node) at() place {
	at := place{file: n.file, line: 1, column: 1}
	if n.n == nil {
		return at
	}
	tk := n.n.GetToken()
	if m, ok := n.n.(*ast.MappingNode); ok && len(m.Values) > 0 {
		tk = m.Values[0].Key.GetToken()
	}
	if m, ok := n.n.(*ast.MappingValueNode); ok {
		tk = m.Key.GetToken()
	}
	if tk != nil && tk.Position != nil {
		at.line, at.column = max(tk.Position.Line, 1), max(tk.Position.Column, 1)
	}
	return at
}

func (n node) null() bool {
	if n.n == nil {
		return true
	}
	_, isNull := n.n.(*ast.NullNode)
	return isNull
}

// scalar returns the text of a plain value; ok is false for lists, maps and
// anything exotic, which is reported.
func (n node) scalar() (string, bool) {
	switch v := n.n.(type) {
	case nil, *ast.NullNode:
		return "", true
	case *ast.LiteralNode:
		return strings.Join(strings.Fields(v.Value.Value), " "), true
	case *ast.StringNode:
		return strings.TrimSpace(v.Value), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return v.GetToken().Value, true
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		n.l.fault(n.at(), v.String(), "anchors, aliases and tags are not used here; write the value out")
		return "", false
	}
	n.l.fault(n.at(), n.n.String(), "a single value is expected here")
	return "", false
}

// items returns the members of a list; a single value is a list of one.
func (n node) items() []node {
	if n.null() {
		return nil
	}
	s, ok := n.n.(*ast.SequenceNode)
	if !ok {
		return []node{n}
	}
	out := make([]node, len(s.Values))
	for i, v := range s.Values {
		out[i] = node{n.l, n.file, v}
	}
	return out
}

// fields opens a map. Keys that nobody asks for by the time finish is called
// are reported as unknown.
func (n node) fields() *fields {
	f := &fields{l: n.l, file: n.file, here: n.at(), entries: map[string]entry{}, asked: map[string]bool{}}
	var values []*ast.MappingValueNode
	switch v := n.n.(type) {
	case *ast.MappingNode:
		values = v.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{v}
	default:
		text := ""
		if n.n != nil {
			text = n.n.String()
		}
		n.l.fault(f.here, text, "a list of named fields (name: value) is expected here")
		f.broken = true
		return f
	}
	for _, v := range values {
		key := node{n.l, n.file, v.Key}
		name := v.Key.GetToken().Value
		if _, twice := f.entries[name]; twice {
			n.l.fault(key.at(), name, "field %q stands twice", name)
			continue
		}
		f.entries[name] = entry{key: key.at(), value: node{n.l, n.file, v.Value}}
	}
	return f
}

type entry struct {
	key   place
	value node
}

// fields is a map in hand.
type fields struct {
	l       *loader
	file    string
	here    place
	entries map[string]entry
	asked   map[string]bool
	broken  bool
}

func (f *fields) get(key string) node {
	f.asked[key] = true
	e, ok := f.entries[key]
	if !ok {
		return node{f.l, f.file, nil}
	}
	return e.value
}

// at tells where a field stands, or the map where it is missing.
func (f *fields) at(key string) place {
	e, ok := f.entries[key]
	if !ok {
		return f.here
	}
	if e.value.null() {
		return e.key
	}
	return e.value.at()
}

func (f *fields) has(key string) bool {
	f.asked[key] = true
	_, ok := f.entries[key]
	return ok
}

func (f *fields) text(key string) string {
	s, _ := f.get(key).scalar()
	return s
}

func (f *fields) need(key string) string {
	s, ok := f.get(key).scalar()
	if ok && s == "" && !f.broken {
		f.l.fault(f.at(key), "", "%s is missing or empty; it is required", key)
	}
	return s
}

func (f *fields) date(key string) world.Date {
	s := f.text(key)
	d, err := world.ParseDate(s)
	if err != nil {
		f.l.fault(f.at(key), s, "%s: %v", key, err)
	}
	return d
}

// day reads a date that must be exact.
func (f *fields) day(key string) world.Day {
	s := f.need(key)
	if s == "" {
		return 0
	}
	d, err := world.ParseDay(s)
	if err != nil {
		f.l.fault(f.at(key), s, "%s: %v", key, err)
	}
	return d
}

func (f *fields) flag(key string) bool {
	switch s := f.text(key); s {
	case "true":
		return true
	case "", "false":
	default:
		f.l.fault(f.at(key), s, "%s %q is neither true nor false", key, s)
	}
	return false
}

func (f *fields) word(key string, vocabulary []string) string {
	s := f.text(key)
	f.l.checkWord(f.at(key), key, s, vocabulary)
	return s
}

func (f *fields) needWord(key string, vocabulary []string) string {
	f.need(key)
	return f.word(key, vocabulary)
}

func (l *loader) checkWord(at place, key, s string, vocabulary []string) {
	if s != "" && !slices.Contains(vocabulary, s) {
		l.fault(at, s, "%s %q is not one of %s%s", key, s, strings.Join(vocabulary, ", "), world.DidYouMean(s, vocabulary))
	}
}

func (f *fields) integer(key string) *int {
	s := f.text(key)
	if s == "" {
		return nil
	}
	v, err := strconv.Atoi(s)
	if err != nil {
		f.l.fault(f.at(key), s, "%s %q is not a whole number", key, s)
		return nil
	}
	return &v
}

func (f *fields) number(key string) (float64, bool) {
	s := f.text(key)
	if s == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v != v || v-v != 0 {
		f.l.fault(f.at(key), s, "%s %q is not a number", key, s)
		return 0, false
	}
	return v, true
}

// texts reads a list of plain values.
func (f *fields) texts(key string) []string {
	var out []string
	for _, n := range f.get(key).items() {
		if s, ok := n.scalar(); ok && s != "" {
			out = append(out, s)
		}
	}
	return out
}

// words reads a list of values of a closed vocabulary.
func (f *fields) words(key string, vocabulary []string) []string {
	var out []string
	for _, n := range f.get(key).items() {
		if s, ok := n.scalar(); ok && s != "" {
			f.l.checkWord(n.at(), key, s, vocabulary)
			out = append(out, s)
		}
	}
	return out
}

func (f *fields) states(key string) []world.StateID {
	var out []world.StateID
	for _, n := range f.get(key).items() {
		if s, ok := n.scalar(); ok && s != "" {
			f.l.refer("state", s, n.at())
			out = append(out, world.StateID(s))
		}
	}
	return out
}

func (f *fields) state(key string) world.StateID {
	s := f.need(key)
	if s != "" {
		f.l.refer("state", s, f.at(key))
	}
	return world.StateID(s)
}

func (f *fields) sources() []world.SourceID {
	var out []world.SourceID
	for _, n := range f.get("sources").items() {
		if s, ok := n.scalar(); ok && s != "" {
			f.l.refer("source", s, n.at())
			out = append(out, world.SourceID(s))
		}
	}
	return out
}

// provenance reads sources, confidence and note; a missing source is a fault.
func (f *fields) provenance() world.Provenance {
	p := world.Provenance{Sources: f.sources(), Confidence: f.word("confidence", world.Confidences), Note: f.text("note")}
	if len(p.Sources) == 0 && !f.broken {
		f.l.fault(f.at("sources"), "", "no source; name one from sources.csv, or %q if it was recalled", world.Memory)
	}
	return p
}

// each opens every map of a list.
func (f *fields) each(key string, open func(*fields)) {
	for _, n := range f.get(key).items() {
		g := n.fields()
		open(g)
		g.finish()
	}
}

// one opens a single map, where it is given.
func (f *fields) one(key string, open func(*fields)) {
	n := f.get(key)
	if n.null() {
		return
	}
	g := n.fields()
	open(g)
	g.finish()
}

// finish reports the fields that nobody asked for.
func (f *fields) finish() {
	known := slices.Sorted(maps.Keys(f.asked))
	for _, name := range slices.Sorted(maps.Keys(f.entries)) {
		if !f.asked[name] {
			f.l.fault(f.entries[name].key, name, "unknown field %q%s", name, hint(name, known))
		}
	}
}

func hint(name string, known []string) string {
	if near := world.DidYouMean(name, known); near != "" {
		return near
	}
	return fmt.Sprintf("; the fields here are %s", strings.Join(known, ", "))
}
