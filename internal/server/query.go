package server

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/internal/world"
)

// Limits on a query.
const (
	mostTexts = 200  // parameters in a query
	longest   = 2000 // bytes of one of them
)

// readQuery checks a query against the parameters of an endpoint. All faults come
// together.
func (e *Endpoint) readQuery(raw string) (map[string][]string, *Problem) {
	given, err := url.ParseQuery(raw)
	if err != nil {
		return nil, Wrong(fmt.Sprintf("the query is not well formed: %v", err))
	}
	total := 0
	var faults []string
	for _, name := range sortedKeys(given) {
		total += len(given[name])
		p := e.parameter(name)
		if p == nil {
			faults = append(faults, fmt.Sprintf("unknown parameter %q%s", shorten(name), world.DidYouMean(shorten(name), e.names())))
			continue
		}
		faults = append(faults, p.check(given[name])...)
	}
	if total > mostTexts {
		return nil, Wrong(fmt.Sprintf("the query has %d parameters; at most %d are read", total, mostTexts))
	}
	for i := range e.Parameters {
		if p := &e.Parameters[i]; p.Required && len(given[p.Name]) == 0 {
			faults = append(faults, fmt.Sprintf("%s: is missing. %s", p.Name, p.Help))
		}
	}
	if len(faults) > 0 {
		return nil, Wrong(faults...)
	}
	return given, nil
}

func sortedKeys(m map[string][]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (e *Endpoint) parameter(name string) *Parameter {
	for i := range e.Parameters {
		if e.Parameters[i].Name == name {
			return &e.Parameters[i]
		}
	}
	return nil
}

func (e *Endpoint) names() []string {
	out := make([]string, len(e.Parameters))
	for i := range e.Parameters {
		out[i] = e.Parameters[i].Name
	}
	return out
}

// check says what is wrong with the texts given for a parameter.
func (p *Parameter) check(texts []string) []string {
	var faults []string
	note := func(format string, args ...any) { faults = append(faults, p.Name+": "+fmt.Sprintf(format, args...)) }
	if len(texts) > 1 && !p.Many {
		note("is given %d times; give it once", len(texts))
	}
	for _, text := range texts {
		switch {
		case len(text) > longest:
			note("has %d bytes; at most %d are read", len(text), longest)
		case !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl):
			note("%q has bytes that are no text", shorten(text))
		case len(p.Enum) > 0 && !slices.Contains(p.Enum, text):
			note("%q is not one of %s%s", shorten(text), strings.Join(p.Enum, ", "), world.DidYouMean(shorten(text), p.Enum))
		case p.Kind == YesNo && text != "true" && text != "false":
			note("%q is neither true nor false", shorten(text))
		case p.Kind == Whole || p.Kind == Number:
			if fault := p.checkNumber(text); fault != "" {
				note("%s", fault)
			}
		}
	}
	return faults
}

func (p *Parameter) checkNumber(text string) string {
	x, err := strconv.ParseFloat(text, 64)
	if p.Kind == Whole {
		if x, err = wholeNumber(text); err != nil {
			return fmt.Sprintf("%q is no whole number", shorten(text))
		}
	}
	switch {
	case err != nil || math.IsNaN(x) || math.IsInf(x, 0):
		return fmt.Sprintf("%q is no number", shorten(text))
	case p.Bounds.Least != p.Bounds.Most && (x < p.Bounds.Least || x > p.Bounds.Most):
		return fmt.Sprintf("%s is not from %.0f to %.0f", shorten(text), p.Bounds.Least, p.Bounds.Most)
	}
	return ""
}

// wholeNumber reads what fits an int64 or a uint64.
func wholeNumber(text string) (float64, error) {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return float64(n), nil
	}
	n, err := strconv.ParseUint(text, 10, 64)
	return float64(n), err
}

// shorten keeps what a stranger wrote from filling an answer.
func shorten(text string) string {
	if len(text) <= 60 {
		return text
	}
	return strings.ToValidUTF8(text[:60], "") + "..."
}

// key is the query in the one form under which its answer is kept.
func (e *Endpoint) key(query map[string][]string, format string) string {
	var b strings.Builder
	b.WriteString(e.Path)
	b.WriteByte(0)
	b.WriteString(format)
	for i := range e.Parameters {
		p := &e.Parameters[i]
		for _, text := range query[p.Name] {
			if p.Name != "format" && (p.Many || text != p.Default) {
				b.WriteByte(0)
				b.WriteString(p.Name)
				b.WriteByte('=')
				b.WriteString(text)
			}
		}
	}
	return b.String()
}
