package nsmirror.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a file on this computer, in one line. */
public final class FileTrouble {
    private FileTrouble() {}

    /** That line. */
    public static String line(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException none -> Shown.line(none.getFile()) + ": there is no such file or directory";
            case AccessDeniedException denied -> Shown.line(denied.getFile()) + ": not allowed";
            case FileSystemException file -> Shown.line(file.getFile()) + ": "
                    + (file.getReason() == null ? "cannot be read or written" : file.getReason());
            default -> trouble.getMessage() == null ? trouble.toString() : Shown.line(trouble.getMessage());
        };
    }
}
