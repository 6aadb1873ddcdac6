package cli

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"casus/internal/fault"
	"casus/internal/server"
)

// form is a command as the API takes it: its flags as parameters of a query.
type form struct {
	make           func() runner
	start          reflect.Value // the command with the defaults of its flags
	summary, about string
	parameters     []server.Parameter
	fields         map[string]field
}

// field is where the value of a flag goes.
type field struct {
	index []int // as reflect.Value.FieldByIndex takes it
	sep   rune  // between the members of a list; -1 where it is not taken apart
}

// never are the flags that no query has: where to write, how many cores to take, and
// what the server decides itself.
var never = []string{"help", "output", "dossier", "cores", "data"}

// newForm reads the flags of a command. Those that name files or folders are left out.
func newForm(s served) (*form, error) {
	cmd := s.make()
	parser, err := kong.New(cmd, kong.Name("casus"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	f := &form{make: s.make, fields: map[string]field{}, summary: summaries()[s.path]}
	if h, ok := cmd.(interface{ Help() string }); ok {
		f.about, _, _ = strings.Cut(h.Help(), "\n\nExample")
	}
	start := reflect.ValueOf(s.make()).Elem()
	for _, v := range values(parser) {
		index, err := place(reflect.ValueOf(cmd).Elem(), v.Target)
		if err != nil {
			continue // kong's own, such as help
		}
		text, fixed := s.preset[v.Name]
		if !fixed && v.HasDefault {
			text = v.Default
		}
		if text != "" {
			if err := set(start.FieldByIndex(index), v.Tag.Sep, []string{text}); err != nil {
				return nil, fmt.Errorf("%s: flag %s: %w", s.path, v.Name, err)
			}
		}
		if fixed || s.leavesOut(v) {
			continue
		}
		f.parameters = append(f.parameters, s.parameter(v))
		f.fields[v.Name] = field{index, v.Tag.Sep}
	}
	f.start = start
	return f, nil
}

// values are the positional arguments and the flags of a command.
func values(parser *kong.Kong) []*kong.Value {
	out := slices.Clone(parser.Model.Positional)
	for _, flag := range parser.Model.Flags {
		out = append(out, flag.Value)
	}
	return out
}

// leavesOut tells whether a flag is no parameter of the API.
func (s *served) leavesOut(v *kong.Value) bool {
	if slices.Contains(never, v.Name) || slices.Contains(s.without, v.Name) {
		return true
	}
	return v.Flag != nil && (strings.Contains(v.Flag.PlaceHolder, "FILE") || strings.Contains(v.Flag.PlaceHolder, "DIR"))
}

// parameter is a flag as a parameter of the API.
func (s *served) parameter(v *kong.Value) server.Parameter {
	p := server.Parameter{Name: v.Name, Help: v.Help, Required: v.Required, Default: v.Default, Bounds: s.bounds[v.Name], Positional: v.Flag == nil}
	if v.Name == "format" {
		p.Help, p.Default, p.Enum = "The form of the answer.", s.formats[0], s.formats
	}
	t := v.Target.Type()
	if p.Many = t.Kind() == reflect.Slice; p.Many {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Bool:
		p.Kind = server.YesNo
	case reflect.Int, reflect.Uint64:
		p.Kind = server.Whole
	case reflect.Float64:
		p.Kind = server.Number
	}
	return p
}

// place finds the index of a field of a struct by its address.
func place(base, target reflect.Value) ([]int, error) {
	for _, f := range reflect.VisibleFields(base.Type()) {
		if f.Anonymous || !f.IsExported() {
			continue
		}
		at := base.FieldByIndex(f.Index)
		if at.CanAddr() && at.Type() == target.Type() && at.Addr().UnsafePointer() == target.Addr().UnsafePointer() {
			return f.Index, nil
		}
	}
	return nil, errors.New("no field of the command has it")
}

// set reads texts into a field of a command.
func set(at reflect.Value, sep rune, texts []string) error {
	if at.Kind() != reflect.Slice {
		return setOne(at, texts[len(texts)-1])
	}
	out := reflect.MakeSlice(at.Type(), 0, len(texts))
	for _, text := range texts {
		parts := []string{text}
		if sep != -1 {
			parts = strings.Split(text, string(sep))
		}
		for _, part := range parts {
			v := reflect.New(at.Type().Elem()).Elem()
			if err := setOne(v, part); err != nil {
				return err
			}
			out = reflect.Append(out, v)
		}
	}
	at.Set(out)
	return nil
}

func setOne(at reflect.Value, text string) error {
	var err error
	switch at.Kind() {
	case reflect.String:
		at.SetString(text)
	case reflect.Bool:
		var b bool
		b, err = strconv.ParseBool(text)
		at.SetBool(b)
	case reflect.Int:
		var n int64
		n, err = strconv.ParseInt(text, 10, 64)
		at.SetInt(n)
	case reflect.Uint64:
		var n uint64
		n, err = strconv.ParseUint(text, 10, 64)
		at.SetUint(n)
	case reflect.Float64:
		var x float64
		x, err = strconv.ParseFloat(text, 64)
		at.SetFloat(x)
	default:
		err = fmt.Errorf("no text is read into a %s", at.Type())
	}
	return err
}

// call runs the command for one request.
func (f *form) call(kept *keptRecords, c server.Call) error {
	cmd := f.make()
	v := reflect.ValueOf(cmd).Elem()
	v.Set(f.start)
	for name, texts := range c.Query {
		at := f.fields[name]
		if err := set(v.FieldByIndex(at.index), at.sep, texts); err != nil {
			return server.Wrong(fmt.Sprintf("%s: %v", name, err))
		}
	}
	if at, ok := f.fields["format"]; ok {
		v.FieldByIndex(at.index).SetString(c.Format)
	}
	env := Env{Out: c.Out, Err: c.Out, ctx: c.Context, kept: kept, watched: watched(c.Progress)}
	return f.problem(cmd.Run(env))
}

// watched tells the request how a task gets on.
func watched(tell func(server.Progress)) func(task) Progress {
	return func(t task) Progress {
		return &watchedTask{tell: tell, at: server.Progress{Task: t.Label, Done: t.At, Total: t.Total, Unit: t.Unit}}
	}
}

type watchedTask struct {
	tell func(server.Progress)
	at   server.Progress
}

func (w *watchedTask) Add(n int) {
	w.at.Done += int64(n)
	w.tell(w.at)
}

func (w *watchedTask) Done() {}

var flagNamed = regexp.MustCompile(`--([a-z][a-z-]*)`)

// problem says an error of a command in the words of the API: parameters in place of
// flags, one fault a line.
func (f *form) problem(err error) error {
	if err == nil {
		return nil
	}
	var faults fault.List
	var texts []string
	if errors.As(err, &faults) {
		for _, x := range faults {
			texts = append(texts, x.Error())
		}
	} else {
		texts = strings.Split(strings.TrimRight(err.Error(), "\n"), "\n")
	}
	for i, text := range texts {
		texts[i] = flagNamed.ReplaceAllStringFunc(text, func(flag string) string {
			if name := flag[2:]; f.fields[name].index != nil {
				return name
			}
			return flag
		})
	}
	return server.Wrong(texts...)
}

// summaries are the one-line helps of the commands, by path.
func summaries() map[string]string {
	var g grammar
	parser, err := kong.New(&g, kong.Vars{"version": ""})
	if err != nil {
		return nil
	}
	out := map[string]string{"crisis/sensitivity": "Which assumptions an answer on a crisis rests on."}
	for _, n := range parser.Model.Children {
		out[n.Name] = n.Help
		for _, sub := range n.Children {
			out[n.Name+"/"+sub.Name] = sub.Help
		}
	}
	return out
}
