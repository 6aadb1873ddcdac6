package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"casus/internal/dossier"
	"casus/internal/fault"
)

type newCmd struct {
	Dir  string `arg:"" help:"The folder to make."`
	From string `help:"Copy this dossier instead: a folder, or the name of one that comes with the program." placeholder:"NAME"`
}

// Help is shown by casus new --help.
func (newCmd) Help() string {
	return "Writes a small commented dossier of invented states, or with --from a copy of another dossier. A folder that holds anything is left alone.\n\nExamples:\n  casus new my-dossier\n  casus new my-dossier --from " + dossier.Default
}

func (c newCmd) Run(env Env) error {
	// Write would replace a dossier; a command called new must not.
	if _, err := os.Lstat(filepath.Join(c.Dir, "dossier.yaml")); err == nil {
		return wrong("%s holds a dossier already; name a new folder", c.Dir)
	}
	what, err := c.write()
	if err != nil {
		return err
	}
	fmt.Fprintf(env.Out, "%s: %s, %s\nNext: casus check %s\n", c.Dir, what, count(files(c.Dir), "file"), shellWord(c.Dir))
	return nil
}

// write makes the folder and says what it is.
func (c newCmd) write() (what string, err error) {
	if c.From == "" {
		if err := dossier.Starter(c.Dir); err != nil {
			return "", wrong("%w", err)
		}
		return "a starter dossier", nil
	}
	w, err := dossier.Open(c.From)
	var faults fault.List
	if errors.As(err, &faults) {
		return "", err
	}
	if err != nil {
		return "", wrong("%w", err)
	}
	if err := dossier.Write(c.Dir, w); err != nil {
		return "", wrong("%w", err)
	}
	return "a copy of " + c.From, nil
}

// files counts the files of a folder.
func files(dir string) int {
	n := 0
	_ = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return nil
	})
	return n
}

// shellWord writes a folder's name so that the line can be pasted.
func shellWord(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/._-+", r)
	}) {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}
