package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casus/internal/fault"
	"casus/internal/gazetteer"
	"casus/internal/newsdesk"
)

// batch runs one of the stable batch forms.
func (c readCmd) batch(env Env) error {
	if len(c.Reports) != 1 {
		return usageError{fmt.Errorf("--batch %s takes one file or folder, or -", c.Batch)}
	}
	switch c.Batch {
	case "reports":
		return c.batchReports(env)
	case "sentences", "dates":
	default:
		return usageError{fmt.Errorf("--batch %q is no kind of batch; write sentences, dates or reports", c.Batch)}
	}
	in, name, err := batchInput(c.Reports[0])
	if err != nil {
		return err
	}
	defer in.Close()
	names, err := c.names(env)
	if err != nil {
		return err
	}
	var faults []error
	out := common{Output: c.Output}
	err = out.deliver(env, func(w io.Writer) error {
		var err error
		if c.Batch == "dates" {
			faults, err = newsdesk.Dates(in, w, name)
		} else {
			faults, err = newsdesk.Sentences(in, w, names, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return inputError{errors.Join(faults...)}
	}
	return nil
}

// batchInput opens what a batch is read from.
func batchInput(name string) (io.ReadCloser, string, error) {
	if name == "-" {
		return io.NopCloser(os.Stdin), "-", nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, "", inputError{err}
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, "", wrong("%s is a folder; a batch of sentences or dates is one file of JSON lines", name)
	}
	return f, name, nil
}

// batchReports reads a folder of reports; files are named as they lie in it.
func (c readCmd) batchReports(env Env) error {
	desk, _, err := c.desk(env)
	if err != nil {
		return err
	}
	res, err := c.read(env, desk)
	if err != nil {
		return err
	}
	lines := res.Lines()
	for i := range lines {
		if rel, err := filepath.Rel(c.Reports[0], lines[i].File); err == nil && rel != "." && !strings.HasPrefix(rel, "..") {
			lines[i].File = filepath.ToSlash(rel)
		}
	}
	out := common{Output: c.Output}
	if err := writeLines(&out, env, lines); err != nil {
		return err
	}
	if len(res.Faults) > 0 {
		return wrong("%s", strings.Join(res.Faults, "\n"))
	}
	return nil
}

// names are the dictionaries: those of casus with the user's, or, where the folder
// holds tables in the format of PETRARCH, those alone.
func (c readCmd) names(env Env) (*gazetteer.Gazetteer, error) {
	names := gazetteer.Default()
	if c.Dictionaries == "" {
		return names, nil
	}
	dir := os.DirFS(c.Dictionaries)
	if found, err := fs.Glob(dir, "*actors.txt"); err == nil && len(found) > 0 {
		names, err := gazetteer.ReadPetrarch(dir)
		if names == nil {
			return nil, wrong("--dictionaries %s: %w", c.Dictionaries, err)
		}
		if faults, ok := errors.AsType[fault.List](err); ok {
			fmt.Fprintf(env.Err, "--dictionaries %s: %d entries cannot be read and are passed over, the first: %v\n", c.Dictionaries, len(faults), faults[0])
		}
		return names, nil
	}
	names, err := names.With(dir)
	if err != nil {
		return nil, wrong("--dictionaries %s: %w", c.Dictionaries, err)
	}
	return names, nil
}

// test scores casus on a labelled set.
func (c readCmd) test(env Env) error {
	name, err := c.set()
	if err != nil {
		return err
	}
	names, err := c.names(env)
	if err != nil {
		return err
	}
	scores, err := newsdesk.Test(name, names)
	if err != nil {
		return inputError{err}
	}
	out := common{Output: c.Output, Format: c.Format}
	format, err := out.format("text", "md", "html", "json")
	if err != nil {
		return err
	}
	if format == "json" {
		return out.writeJSON(env, scores)
	}
	return out.writeDocument(env, format, scores.Document())
}

// set finds a labelled set: a path, or a name under --data.
func (c readCmd) set() (string, error) {
	var tried []string
	for _, dir := range []string{"", c.Data, filepath.Join(c.Data, "sentences"), filepath.Join(c.Data, "dates"),
		filepath.Join(c.Data, "events", "sentences"), filepath.Join(c.Data, "events", "dates")} {
		for _, suffix := range []string{"", ".jsonl", "_dev.jsonl"} {
			name := filepath.Join(dir, c.Test+suffix)
			if _, err := os.Stat(name); err == nil {
				return name, nil
			}
			tried = append(tried, name)
		}
	}
	return "", wrong("--test %s: there is no such set; looked for %s", c.Test, strings.Join(tried[:min(3, len(tried))], ", ")+cmp.Or(map[bool]string{true: " and under " + c.Data}[c.Data != ""], ""))
}
