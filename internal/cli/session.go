package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casus/internal/dossier"
	"casus/internal/world"
)

// common are the flags that every question takes.
type common struct {
	Dossier  string   `help:"Dossier folder, or the name of one that comes with casus (riyadh-ankara; casebook for casus casebook)." placeholder:"DIR"`
	AsOf     string   `help:"The day from which the question is asked; also hides what became known later." placeholder:"DATE"`
	KnownBy  string   `help:"Use only what was known on this day." placeholder:"DATE"`
	Join     []string `help:"A state joins a treaty." placeholder:"STATE:TREATY[@DATE]" sep:"none"`
	Leave    []string `help:"A state leaves a treaty." placeholder:"STATE:TREATY[@DATE]" sep:"none"`
	Sign     []string `help:"A treaty comes into force." placeholder:"TREATY[@DATE]" sep:"none"`
	Weigh    []string `help:"The options of an open question get other weights; what is left to 1 is unknown." placeholder:"QUESTION:OPTION=WEIGHT,..." sep:"none"`
	Value    []string `help:"A measure of a state gets another value, or its first." placeholder:"STATE:MEASURE:YEAR=VALUE" sep:"none"`
	Edit     []string `help:"A file of edits." placeholder:"FILE" sep:"none"`
	Scenario string   `help:"A named scenario of the dossier." placeholder:"NAME"`
	Format   string   `help:"text, md, html, json, jsonl or csv, as far as the command has it (by the suffix of -o, or text)." placeholder:"FORMAT"`
	Output   string   `help:"Write to a file instead of the terminal." short:"o" placeholder:"FILE"`
}

// session is a loaded dossier with the edits and dates of one question.
type session struct {
	before, after *world.World // without and with the edits
	edits         []world.Edit
	asOf          world.Day
	knownBy       world.Day // DistantFuture: the whole record
}

// load reads the dossier and makes the edits, or takes both from where a server
// keeps them.
func (c *common) load(env Env) (*session, error) {
	if env.kept != nil {
		return env.kept.session(c)
	}
	w, err := dossier.Open(cmp.Or(c.Dossier, dossier.Default))
	if err != nil {
		return nil, inputError{err}
	}
	return c.ask(w)
}

// ask makes the edits of one question. All faults of the flags are reported
// together.
func (c *common) ask(w *world.World) (*session, error) {
	s := &session{asOf: w.Question.AsOf, knownBy: world.DistantFuture}
	var faults []string
	note := func(err error) {
		if err != nil {
			faults = append(faults, err.Error())
		}
	}
	if c.AsOf != "" {
		day, err := world.ParseDay(c.AsOf)
		note(flagError("--as-of", err))
		s.asOf, s.knownBy = day, day
	}
	if c.KnownBy != "" {
		day, err := world.ParseDay(c.KnownBy)
		note(flagError("--known-by", err))
		s.knownBy = day
	}
	edits, err := c.edits(w)
	note(err)
	s.before, s.after = w, w
	for _, e := range edits {
		resolved, err := s.after.Resolve(e)
		if err == nil {
			var next *world.World
			if next, err = s.after.With(resolved); err == nil {
				s.after, s.edits = next, append(s.edits, resolved)
			}
		}
		note(err)
	}
	if len(faults) > 0 {
		return nil, wrong("%s", strings.Join(faults, "\n"))
	}
	if s.knownBy != world.DistantFuture {
		return s, s.hideLater()
	}
	return s, nil
}

// hideLater takes what was not yet known out of both worlds.
func (s *session) hideLater() error {
	s.before, s.after = s.before.KnownBy(s.knownBy), s.after.KnownBy(s.knownBy)
	return s.editsKnown(s.edits)
}

// editsKnown refuses an edit of a treaty that nobody knew on the day asked.
func (s *session) editsKnown(edits []world.Edit) error {
	for _, e := range edits {
		if e.Treaty != "" && s.before.Treaty(e.Treaty) == nil {
			return wrong("%s: %s was not yet signed on %s, the day to which knowledge is limited", e, e.Treaty, s.knownBy)
		}
	}
	return nil
}

func flagError(flag string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", flag, err)
}

// edits collects the edits from flags, files and a scenario, in that order.
func (c *common) edits(w *world.World) ([]world.Edit, error) {
	var out []world.Edit
	var faults []string
	for _, f := range []struct {
		kind  world.EditKind
		texts []string
	}{{world.Join, c.Join}, {world.Leave, c.Leave}, {world.Sign, c.Sign}, {world.Weigh, c.Weigh}, {world.Value, c.Value}} {
		for _, text := range f.texts {
			e, err := world.ParseEdit(f.kind, text)
			if err != nil {
				faults = append(faults, err.Error())
				continue
			}
			// A file may bring a new measure; here it is taken for a slip of the pen.
			if names := w.Measures(); f.kind == world.Value && !slices.Contains(names, e.Measure.Measure) {
				faults = append(faults, fmt.Sprintf("--value %s: no state has the measure %q%s", text, e.Measure.Measure, world.DidYouMean(e.Measure.Measure, names)))
				continue
			}
			out = append(out, e)
		}
	}
	for _, name := range c.Edit {
		data, err := os.ReadFile(name)
		if err != nil {
			faults = append(faults, fmt.Sprintf("--edit: %v", err))
			continue
		}
		edits, err := dossier.ReadEdits(name, data)
		if err != nil {
			faults = append(faults, err.Error())
		}
		out = append(out, edits...)
	}
	if c.Scenario != "" {
		edits, err := scenario(w, c.Scenario)
		if err != nil {
			faults = append(faults, err.Error())
		}
		out = append(out, edits...)
	}
	if len(faults) > 0 {
		return nil, wrong("%s", strings.Join(faults, "\n"))
	}
	return out, nil
}

func scenario(w *world.World, id string) ([]world.Edit, error) {
	var names []string
	for _, s := range w.Question.Scenarios {
		if s.ID == id {
			return s.Edits, nil
		}
		names = append(names, s.ID)
	}
	return nil, fmt.Errorf("--scenario: no scenario %q%s; there are %s", id, world.DidYouMean(id, names), strings.Join(names, ", "))
}

// format is the format asked for, or that of the output file's suffix; it must
// be one that the command has.
func (c *common) format(has ...string) (string, error) {
	asked, flag := c.Format, "--format"
	if asked == "" {
		asked, flag = strings.TrimPrefix(filepath.Ext(c.Output), "."), "-o"
		if asked == "" || asked == "txt" || !c.named() {
			asked = "text"
		}
	}
	if slices.Contains(has, asked) {
		return asked, nil
	}
	return "", usageError{fmt.Errorf("%s %q is not one of %s%s", flag, asked, strings.Join(has, ", "), world.DidYouMean(asked, has))}
}

// named tells whether the output is a file that the suffix of its name can
// speak for.
func (c *common) named() bool {
	info, err := os.Stat(c.Output)
	return err != nil || info.Mode().IsRegular()
}

var errList = errors.New("--list gives rows: choose --format csv or jsonl")

var errNoEdit = errors.New("no edit to compare; give one of --join, --leave, --sign, --weigh, --value, --edit or --scenario")
