package cli

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

func TestProgressElsewhereIsALine(t *testing.T) {
	for _, c := range []struct {
		task task
		want string
	}{
		{task{Label: "panel", Unit: "years", Total: 3}, `{"schema":"casus.progress/1","task":"panel","done":3,"total":3,"unit":"years"}`},
		{task{Label: "nmc 7.0: <NMCv7.zip>", Unit: "bytes", Total: -1, At: 4}, `{"schema":"casus.progress/1","task":"nmc 7.0: <NMCv7.zip>","done":7,"total":null,"unit":"bytes"}`},
	} {
		var out, errs bytes.Buffer
		p := Env{Out: &out, Err: &errs}.progress(c.task)
		p.Add(1)
		p.Add(2)
		p.Done()
		if errs.String() != c.want+"\n" || out.Len() > 0 {
			t.Errorf("got %s and %s, want %s", errs.String(), out.String(), c.want)
		}
	}
}

// A bar fits the terminal, has no colour, and is gone when the task ends.
func TestProgressOnATerminalIsABar(t *testing.T) {
	for _, c := range []struct {
		task  task
		shows string
	}{
		{task{Label: "nmc 7.0: NMCv7.zip", Unit: "bytes", Total: 4_000_000, At: 1_000_000}, "nmc 7.0: NMCv7.zip"},
		{task{Label: "panel", Unit: "years", Total: 195}, "panel"},
		{task{Label: "unknown", Unit: "bytes", Total: -1}, "unknown"},
	} {
		var errs bytes.Buffer
		p := Env{Err: &errs, ErrWidth: 80}.progress(c.task)
		for range 100 {
			p.Add(int(max(c.task.Total, 1000)-c.task.At) / 200)
		}
		p.Done()
		frames := strings.Split(errs.String(), "\r")
		if !strings.Contains(errs.String(), c.shows) || strings.TrimRight(frames[len(frames)-1], " \x1b[2K\n") != "" {
			t.Errorf("%s: the frames are %q", c.task.Label, frames)
		}
		for _, f := range frames {
			if len([]rune(f)) > 80 {
				t.Errorf("%s: a frame of %d columns: %q", c.task.Label, len([]rune(f)), f)
			}
		}
		if regexp.MustCompile(`\x1b\[[0-9;]*m`).MatchString(errs.String()) {
			t.Errorf("%s: there is colour in %q", c.task.Label, errs.String())
		}
	}
}
