package nsmirror.lab;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program one thread of which leaves the uts namespace of the others: no tool of a small system does that. */
public final class ThreadApart {
    /** CLONE_NEWUTS of the kernel's uapi/linux/sched.h. */
    private static final int NEW_UTS = 0x0400_0000;

    private ThreadApart() {}

    /** Prints PID and TID in its own PID namespace and the inode, then waits. */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            leave();
            await(never);
        });
        never.await();
    }

    @SuppressWarnings("restricted") // calling into libc is the point
    private static void leave() {
        Linker linker = Linker.nativeLinker();
        MethodHandle unshare = linker.downcallHandle(linker.defaultLookup().findOrThrow("unshare"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            if ((int) unshare.invokeExact(NEW_UTS) != 0) {
                throw new IllegalStateException("unshare(CLONE_NEWUTS) failed");
            }
            System.out.println(innermost("NStgid") + " " + innermost("NSpid") + " "
                    + Files.getAttribute(Path.of("/proc/thread-self/ns/uts"), "unix:ino"));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code NStgid} or {@code NSpid} of status: the last is the number in its own PID namespace. */
    private static String innermost(String which) throws IOException {
        return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                .filter(line -> line.startsWith(which + ":"))
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .orElseThrow();
    }

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
