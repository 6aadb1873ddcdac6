package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus/internal/document"
	"casus/internal/render"
)

// deliver writes a result to the terminal or, whole or not at all, to a file.
// "-" is the terminal; a device or a pipe is written to as it is.
func (c *common) deliver(env Env, write func(io.Writer) error) error {
	if c.Output == "" || c.Output == "-" {
		return write(env.Out)
	}
	name, regular, err := outputFile(c.Output)
	if err != nil {
		return wrong("-o %s: %w", c.Output, err)
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	if regular {
		err = replaceFile(name, b.Bytes())
	} else {
		err = os.WriteFile(name, b.Bytes(), 0)
	}
	if err != nil {
		return wrong("-o %s: %w", c.Output, err)
	}
	return nil
}

// outputFile follows a link to the file it names and says whether that is, or
// would be, a regular file.
func outputFile(name string) (path string, regular bool, err error) {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return "", false, errors.New("is a folder; name a file in it")
	case err == nil:
		return name, info.Mode().IsRegular(), nil
	}
	if folder := filepath.Dir(name); folder != "." {
		if _, err := os.Stat(folder); err != nil {
			return "", false, fmt.Errorf("the folder %s does not exist", folder)
		}
	}
	return name, true, nil
}

// replaceFile writes beside the file and renames, so that a half-written file
// never stands in for a good one.
func replaceFile(name string, data []byte) error {
	f, err := newAside(name)
	if err != nil {
		return err
	}
	defer f.drop()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.keep()
}

// asideFile is a file that is written beside the one it is to be.
type asideFile struct {
	*os.File
	name string
}

func newAside(name string) (*asideFile, error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".casus-*")
	if err != nil {
		return nil, fmt.Errorf("the folder %s cannot be written to", filepath.Dir(name))
	}
	return &asideFile{f, name}, nil
}

// keep puts the file in its place.
func (f *asideFile) keep() error {
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), f.name)
}

// drop takes away what is not kept; after keep it does nothing.
func (f *asideFile) drop() {
	f.Close()
	os.Remove(f.Name())
}

// writeDocument draws a document in one of the formats for readers.
func (c *common) writeDocument(env Env, format string, d *document.Document) error {
	return c.deliver(env, func(out io.Writer) error {
		switch format {
		case "md":
			return render.Markdown(out, d)
		case "html":
			return render.HTML(out, d)
		}
		opt := render.TextOptions{Width: env.Width}
		if c.Output == "" {
			opt.Color = env.Color
		}
		return render.Text(out, d, opt)
	})
}

// writeJSON writes a value as indented JSON.
func (c *common) writeJSON(env Env, v any) error {
	return c.deliver(env, func(out io.Writer) error {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(v)
	})
}

// writeLines writes each value as a line of JSON.
func writeLines[T any](c *common, env Env, rows []T) error {
	return c.deliver(env, func(out io.Writer) error {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for _, r := range rows {
			if err := enc.Encode(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeTable writes rows as CSV under a head.
func (c *common) writeTable(env Env, head []string, rows [][]string) error {
	return c.deliver(env, func(out io.Writer) error {
		w := csv.NewWriter(out)
		if err := w.Write(head); err != nil {
			return err
		}
		if err := w.WriteAll(rows); err != nil {
			return fmt.Errorf("writing the table: %w", err)
		}
		return nil
	})
}
