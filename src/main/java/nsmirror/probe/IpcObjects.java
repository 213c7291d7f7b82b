package nsmirror.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * {@code /proc/sysvipc/shm}, {@code sem} and {@code msg}: the System V objects of the ipc namespace of who reads, so
 * they are read from within. The first line names the columns; older kernels have fewer.
 */
public final class IpcObjects {
    private static final String FILES = "cat /proc/sysvipc/shm /proc/sysvipc/sem /proc/sysvipc/msg";
    /** Only the permission bits; shm puts flags such as "removed when detached" above them. */
    private static final int PERMISSIONS = 0777;

    private IpcObjects() {}

    /** What an object is. */
    public enum Type {
        SHARED_MEMORY("shared memory", "shmid"),
        SEMAPHORES("semaphores", "semid"),
        QUEUE("message queue", "msqid");

        private final String label;
        private final String idColumn;

        Type(String label, String idColumn) {
            this.label = label;
            this.idColumn = idColumn;
        }

        public String label() {
            return label;
        }
    }

    /**
     * An object.
     *
     * @param key what processes ask for it by; 0 for one without a key
     * @param id its number in its namespace
     * @param mode permission bits
     * @param uid its owner, as the reader's user namespace knows him
     * @param size bytes of shared memory or in a queue, or how many semaphores
     * @param count processes attached, or messages; empty for semaphores
     * @param creator PID that made it or last wrote to it, as the reader's PID namespace knows it; empty where none
     */
    public record Item(
            Type type, int key, int id, int mode, int uid, long size, Optional<Long> count, Optional<Integer> creator) {}

    /** The objects, and how many lines could not be read. */
    public record Items(List<Item> items, int skipped) {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Lists the objects of the namespace the login is in. */
    public static Command ofHost() {
        return Command.asUser(FILES);
    }

    /** Lists the objects of the process's ipc namespace. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.IPC, FILES));
    }

    /** Reads what the command printed. */
    public static Items read(Answer answer) {
        List<Item> items = new ArrayList<>();
        int skipped = 0;
        String[] columns = {};
        for (String line : answer.text().split("\n")) {
            String[] fields = line.strip().split("\\s+");
            if (fields[0].equals("key")) {
                columns = fields;
                continue;
            }
            Optional<Item> item = item(columns, fields);
            item.ifPresent(items::add);
            skipped += item.isPresent() || line.isBlank() ? 0 : 1;
        }
        return new Items(items, skipped);
    }

    private static Optional<Item> item(String[] columns, String[] fields) {
        if (columns.length < 2 || fields.length < columns.length) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            values.put(columns[i], fields[i]);
        }
        for (Type type : Type.values()) {
            if (columns[1].equals(type.idColumn)) {
                return item(type, values);
            }
        }
        return Optional.empty();
    }

    private static Optional<Item> item(Type type, Map<String, String> values) {
        try {
            int key = (int) Long.parseLong(values.get("key"));
            int id = Integer.parseInt(values.get(type.idColumn));
            int mode = Integer.parseInt(values.get("perms"), 8) & PERMISSIONS;
            int uid = Integer.parseUnsignedInt(values.get("uid"));
            return Optional.of(switch (type) {
                case SHARED_MEMORY -> new Item(type, key, id, mode, uid, Long.parseLong(values.get("size")),
                        Optional.of(Long.parseLong(values.get("nattch"))), pid(values.get("cpid")));
                case SEMAPHORES -> new Item(type, key, id, mode, uid, Long.parseLong(values.get("nsems")),
                        Optional.empty(), Optional.empty());
                case QUEUE -> new Item(type, key, id, mode, uid, Long.parseLong(values.get("cbytes")),
                        Optional.of(Long.parseLong(values.get("qnum"))), pid(values.get("lspid")));
            });
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** 0 is a process the reader's PID namespace does not hold, or none. */
    private static Optional<Integer> pid(String field) {
        return Digits.small(field == null ? "" : field).filter(pid -> pid > 0);
    }
}
