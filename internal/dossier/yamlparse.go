package dossier

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"casus/internal/fault"
)

// tree is a parsed YAML file, or the fault that kept it from being parsed.
type tree struct {
	root  ast.Node
	fault *fault.Fault
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
	names = append(names, l.caseFiles()...)
	if len(names) > maxTreaties {
		l.fault(place{file: "treaties"}, "", "holds %d files; the limit is %d", len(names), maxTreaties)
		return nil
	}
	var jobs []yamlFile
	total := 0
	for _, name := range names {
		data, ok := l.open(name, maxYAML, name == "dossier.yaml")
		if total += len(data); total > maxAllYAML {
			l.fault(place{file: name}, "", "the YAML files together are larger than the limit of %d bytes", maxAllYAML)
			return nil
		}
		if ok {
			jobs = append(jobs, yamlFile{name, data})
		}
	}
	return parseAll(jobs)
}

type yamlFile struct {
	name string
	data []byte
}

// parseAll parses files on all cores.
func parseAll(files []yamlFile) map[string]tree {
	trees := make([]tree, len(files))
	var wg sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, f := range files {
		wg.Add(1)
		limit <- struct{}{}
		go func() {
			defer func() { <-limit; wg.Done() }()
			trees[i] = parseYAML(f.name, f.data)
		}()
	}
	wg.Wait()
	out := make(map[string]tree, len(files))
	for i, f := range files {
		out[f.name] = trees[i]
	}
	return out
}

// parseYAML parses one file. The parser is a library that has panicked on
// broken input before; a panic becomes a fault of that file.
func parseYAML(file string, data []byte) (t tree) {
	defer func() {
		if r := recover(); r != nil {
			t = tree{fault: &fault.Fault{File: file, Line: 1, Column: 1, Message: "is not YAML that can be read"}}
		}
	}()
	// The parser keeps a line break of Windows inside quotes, where YAML folds
	// it to a space.
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	if f := preflight(file, data); f != nil {
		return tree{fault: f}
	}
	tokens := lexer.Tokenize(string(data))
	if f := tooMuch(file, tokens); f != nil {
		return tree{fault: f}
	}
	// A field that stands twice is reported by fields, with all other faults.
	f, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return tree{fault: syntaxFault(file, err)}
	}
	switch {
	case len(f.Docs) == 0 || f.Docs[0] == nil || f.Docs[0].Body == nil:
		return tree{fault: &fault.Fault{File: file, Line: 1, Column: 1, Message: "the file is empty"}}
	case len(f.Docs) > 1:
		more := &fault.Fault{File: file, Line: 1, Column: 1, Message: "holds several YAML documents; write one"}
		if tk := f.Docs[1].Start; tk != nil && tk.Position != nil {
			more.Line = max(tk.Position.Line, 1)
		}
		return tree{fault: more}
	}
	return tree{root: f.Docs[0].Body}
}

// Limits on one YAML file. The parser needs time that grows with the square of
// some inputs; with these bounds the worst of them takes seconds.
const (
	maxNesting = 40
	maxIndent  = 8 * maxNesting
	maxTokens  = 50000
)

// preflight refuses text that is no text, and a tab where YAML wants spaces,
// which the parser would explain less well.
func preflight(file string, data []byte) *fault.Fault {
	if f := badText(file, data); f != nil {
		return f
	}
	number := 0
	for line := range bytes.Lines(data) {
		number++
		indent := len(line) - len(bytes.TrimLeft(line, " "))
		if bytes.HasPrefix(line[indent:], []byte("\t")) && len(bytes.TrimSpace(line)) > 0 {
			return &fault.Fault{File: file, Line: number, Column: indent + 1, Text: "tab", Message: "a tab indents the line; YAML wants spaces"}
		}
	}
	return nil
}

// badText finds the first byte of a file that is not UTF-8, or a control
// character, which has no business in a text and could play tricks on a
// terminal.
func badText(file string, data []byte) *fault.Fault {
	line, column := 1, 1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			return &fault.Fault{File: file, Line: line, Column: column, Text: fmt.Sprintf("0x%02x", data[i]),
				Message: fmt.Sprintf("byte 0x%02x is not UTF-8; save the file as UTF-8", data[i])}
		case control(r):
			return &fault.Fault{File: file, Line: line, Column: column, Text: fmt.Sprintf("%U", r), Message: fmt.Sprintf("control character %U; take it out", r)}
		case r == '\n':
			line, column = line+1, 1
		default:
			column++
		}
		i += n
	}
	return nil
}

func control(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
}

// tooMuch refuses what would cost the parser unbounded time or stack: too many
// tokens, and values nested deeper than any dossier needs.
func tooMuch(file string, tokens token.Tokens) *fault.Fault {
	depth, entries, line := 0, 0, 0
	for i, tk := range tokens {
		if tk.Position == nil {
			continue
		}
		if tk.Position.Line != line {
			line, entries = tk.Position.Line, 0
		}
		switch tk.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth = max(depth-1, 0)
		case token.SequenceEntryType, token.MappingKeyType, token.AnchorType, token.TagType:
			entries++
		}
		at := fault.Fault{File: file, Line: max(line, 1), Column: max(tk.Position.Column, 1), Text: fault.Shorten(tk.Value)}
		switch {
		case depth > maxNesting || entries > maxNesting || tk.Position.Column > maxIndent && tk.Position.IndentNum > maxIndent:
			at.Message = "values are nested too deeply"
			return &at
		case i >= maxTokens:
			at.Message = fmt.Sprintf("the file holds more than %d words and signs; split it or shorten it", maxTokens)
			return &at
		}
	}
	return nil
}

func syntaxFault(file string, err error) *fault.Fault {
	f := &fault.Fault{File: file, Line: 1, Column: 1}
	var y yaml.Error
	if !errors.As(err, &y) {
		f.Message = "is not YAML: " + fault.Shorten(err.Error())
	} else {
		// Error of such an error prints the whole file, at a great cost.
		f.Message = "is not YAML: " + y.GetMessage()
		if tk := y.GetToken(); tk != nil && tk.Position != nil {
			f.Line, f.Column, f.Text = max(tk.Position.Line, 1), max(tk.Position.Column, 1), fault.Shorten(tk.Value)
		}
	}
	return f
}
