package nsmirror.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of both sides.
 *
 * @param names lead to it from the root directory, none is {@code .} or {@code ..}
 */
public record Directory(List<String> names) {
    /** The root directory. */
    public static final Directory ROOT = new Directory(List.of());

    public Directory {
        names = List.copyOf(names);
        if (names.stream().anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals("..")
                || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("no name of a directory");
        }
    }

    /** As a person writes it; {@code ..} goes up by one name, and no further than to the root. */
    public static Directory of(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.replace("\0", "").split("/")) {
            if (name.equals("..")) {
                if (!names.isEmpty()) {
                    names.removeLast();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return new Directory(names);
    }

    /** The directory of that name in this one. */
    public Directory in(String name) {
        return new Directory(Stream.concat(names.stream(), Stream.of(name)).toList());
    }

    /** The one it is in; the root's is the root. */
    public Directory above() {
        return names.isEmpty() ? this : new Directory(names.subList(0, names.size() - 1));
    }

    /** Beginning with a slash. */
    public String path() {
        return "/" + String.join("/", names);
    }
}
