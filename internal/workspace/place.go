package workspace

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// DefaultPath is where the workspace of the user lies: in the folder that the
// system has for a user's data, since it is neither settings nor a cache.
func DefaultPath() (string, error) {
	folder, err := dataFolder(runtime.GOOS, os.Getenv, os.UserHomeDir)
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "casus", "workspace.db"), nil
}

func dataFolder(system string, env func(string) string, home func() (string, error)) (string, error) {
	if system == "windows" {
		if local := env("LocalAppData"); local != "" {
			return local, nil
		}
		return "", errors.New("%LocalAppData% is not set")
	}
	// The standard of XDG has relative paths ignored.
	if data := env("XDG_DATA_HOME"); filepath.IsAbs(data) && system != "darwin" {
		return data, nil
	}
	dir, err := home()
	if err != nil {
		return "", err
	}
	if system == "darwin" {
		return filepath.Join(dir, "Library", "Application Support"), nil
	}
	return filepath.Join(dir, ".local", "share"), nil
}
