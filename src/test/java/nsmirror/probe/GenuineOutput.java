package nsmirror.probe;

import java.util.List;

/** A little of what each tool prints: where a search for what misleads its reader begins. */
final class GenuineOutput {
    private static final String ID = "0123456789abcdef".repeat(4);

    static final List<String> ALL = List.of(
            "1/stat:1 (init) S 0 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 24 0 0 0\n",
            "1/status:Uid:\t0\t0\t0\t0\n1/status:NSpid:\t1\t4\n",
            "1/cgroup:12:name=systemd:/a\n1/cgroup:0::/docker-" + "a".repeat(64) + ".scope\n",
            "1/cmdline:init\0" + "1/cmdline:\0",
            "\nself/ns net net:[4026531840]\n1/ns pid_for_children pid:[4026531836]",
            "1/ns:\ntotal 0\nlrwxrwxrwx 1 root root 0 Nov 23 15:34 net -> net:[4026531840]\n",
            "{\"namespaces\":[{\"ns\":4026531840,\"type\":\"net\",\"nprocs\":3,\"pid\":1,\"nsfs\":\"/a\\n/b\"}]}",
            "4026531836 pid 210 1\n",
            "1 0 1 2 3 4 5 6 7 8 root\n",
            "312 28 0:4 net:[4026532177] /run/netns/bl\\040ue rw - nsfs nsfs rw\n",
            "self/root 1:2\n1/root 64768:2\n",
            "4026532001 web-1\n\0",
            "root:x:0:0::/root:/bin/sh\n",
            "PRETTY_NAME=\"A\\\"B\"\n",
            "lsns from util-linux 2.38.1\n\0ps from procps-ng 4.0.2\n\0ip utility, iproute2-6.1.0, libbpf 1.1.2\n",
            "web-1\n\0Linux web-1 6.1.0 #1 SMP x86_64 GNU/Linux\n",
            "[{\"ifindex\":2,\"link_index\":9,\"ifname\":\"eth0\",\"operstate\":\"UP\",\"address\":\"00:00:5e:00:53:02\","
                    + "\"link_netnsid\":0,\"linkinfo\":{\"info_kind\":\"veth\"},\"addr_info\":[{\"local\":\"192.0.2.2\",\"prefixlen\":30}]}]",
            "2: eth0@if9: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP group default\n"
                    + "    link/ether 00:00:5e:00:53:02 brd ff:ff:ff:ff:ff:ff link-netnsid 0\n    veth\n"
                    + "    inet 192.0.2.2/30 scope global eth0\n",
            "       key      shmid perms       size  cpid  lpid nattch   uid   gid  cuid  cgid\n"
                    + "         0          3  1600       4096    40     0      1  1000  1000  1000  1000\n",
            "4026531838 /proc/self/ns/uts\n",
            "         0       1000          1\ngid\n         0          0 4294967295\n",
            "queue\0root\0" + "600\0",
            "1 (a) S 0 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 24 0\n\0" + "7\0    1     0 root     sh -c true\n",
            "find\nbin\0l\0lrwxrwxrwx\0root\0root\0" + "7\0" + "1700000000.5\0+0000\0" + "21\0" + "9\0usr/bin\0\0\0\0\0bin\nlib\n",
            "ls-b\n  9 drwxr-xr-x 2 root root 4096 2026-03-02 09:00:00.000000000 +0000 a\\ b -> c\\n\n",
            "/usr/bin/conmon\0-c\0" + ID + "\0-n\0k8s_web_shop_default_8_0\0--exit-command\0/usr/bin/podman",
            "/k8s_POD_shop_default_8_0",
            "/var/lib/docker/containers/" + ID + "/config.v2.json:\"Name\":\"/web\"\n",
            "/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + ID
                    + "/config.json:\"io.kubernetes.cri.sandbox-name\":\"shop\"\n",
            "[{\"id\":\"" + ID + "\",\"names\":[\"web\"]}]\n[{\"id\":\"" + ID + "\",\"names\":[\"cut",
            "{\"ID\":\"" + ID + "\",\"Names\":\"web,db/alias\"}\n",
            "{\"containers\":[{\"id\":\"" + ID + "\",\"podSandboxId\":\"" + ID + "\",\"metadata\":{\"name\":\"web\"},"
                    + "\"labels\":{\"io.kubernetes.pod.name\":\"shop\"}}],"
                    + "\"items\":[{\"id\":\"1\",\"metadata\":{\"name\":\"x\"}}]}");

    private GenuineOutput() {}
}
