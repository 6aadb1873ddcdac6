package dossier

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"casus/internal/world"
)

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
		return n.clean(strings.TrimSpace(v.Value)), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return v.GetToken().Value, true
	}
	if !n.exotic() {
		n.l.fault(n.at(), n.sample(), "a single value is expected here")
	}
	return "", false
}

// clean reports a control character that was written as an escape.
func (n node) clean(s string) string {
	if i := strings.IndexFunc(s, control); i >= 0 {
		n.l.fault(n.at(), "", "the text holds a control character (%+q); take it out", s[i:i+1])
	}
	return s
}

// exotic reports the parts of YAML that a dossier does not use.
func (n node) exotic() bool {
	switch n.n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		n.l.fault(n.at(), n.sample(), "anchors, aliases and tags are not used here; write the value out")
		return true
	}
	return false
}

// sample is the first word of a value, to show in a fault.
func (n node) sample() string {
	if n.n == nil || n.n.GetToken() == nil {
		return ""
	}
	return n.n.GetToken().Value
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
		if !n.exotic() {
			n.l.fault(f.here, n.sample(), "a list of named fields (name: value) is expected here")
		}
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

// present lists the keys that the map has, in the order of the file.
func (f *fields) present(keys []string) []string {
	var out []string
	for _, key := range keys {
		if f.has(key) {
			out = append(out, key)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		p, q := f.entries[a].key, f.entries[b].key
		return cmp.Or(cmp.Compare(p.line, q.line), cmp.Compare(p.column, q.column))
	})
	return out
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
