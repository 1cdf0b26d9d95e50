#include "proxy/shell/store/lines.h"

#include "proxy/core/base/text.h"
#include "proxy/shell/store/pack.h"
#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class LinesTest : public QObject {
    Q_OBJECT

private slots:

    void everyTextComesBack()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        Database& database = (*recorder)->database();
        Names names(database);
        NameTexts texts(database);
        LinePacker packer(names);
        const std::vector<std::string> blocks{
            "Host: a\nAccept: */*\n", "Host: a\nX: 1\n", "", "no end", "\n\nHost: a",
            std::string(2000, 'l')};
        std::vector<std::size_t> sizes;
        for (const std::int64_t now : {0, 1, 60, 61}) {
            Packed bytes;
            packer.begin(now);
            for (const auto& block : blocks) packer.pack(block, bytes);
            sizes.push_back(bytes.size());
            Unpacker from(bytes);
            LineUnpacker unpacker(texts);
            for (const auto& block : blocks) QCOMPARE(unpacker.unpack(from), block);
            QVERIFY(from.atEnd());
        }
        // A line seen with some time between costs no more than its name's number.
        QCOMPARE(sizes[1], sizes[0]);
        QVERIFY(sizes[3] + 20 < sizes[0]);
    }

    /// What is remembered of lines changes nothing of what comes out, in whichever form a head
    /// comes.
    void linesLoseTheirSecrets()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        Names names((*recorder)->database());
        NameTexts texts((*recorder)->database());
        LinePacker packer(names);
        const record::Redactor first({"X-Own-Key"}, {Secret("hunter22")});
        const record::Redactor second({}, {Secret("plain words")});
        http::Headers fields;
        fields.add("Host", "api.example");
        fields.add("Authorization", "Bearer abcdefghijklmnopqrstuvwxyz");
        fields.add("X-Own-Key", "1");
        fields.add("X-Note", "hunter22 says plain words");
        fields.add("X-Link", "https://a.example/?key=12345");
        std::string lines;
        for (const auto field : fields) lines += cat(field.name, ": ", field.value, "\n");
        const auto comesBack = [&](std::int64_t now) {
            Packed bytes;
            packer.begin(now);
            packer.pack(lines, bytes);
            packer.pack(fields, bytes);
            packer.packHead(cat("POST / HTTP/1.1\r\n", lines, "\r\n"), bytes);
            Unpacker from(bytes);
            LineUnpacker unpacker(texts);
            std::string once = unpacker.unpack(from);
            for (int i = 0; i < 2; ++i) {
                if (unpacker.unpack(from) != once) once.clear();
            }
            return once;
        };
        const std::string common = "Host: api.example\nAuthorization: Bearer ***wxyz\n";
        const std::string link = "X-Link: https://a.example/?key=***\n";
        packer.redactWith(first);
        for (const std::int64_t now : {0, 1, 60, 61}) {
            QCOMPARE(comesBack(now),
                     cat(common, "X-Own-Key: ***\nX-Note: *** says plain words\n", link));
        }
        packer.redactWith(second);
        for (const std::int64_t now : {62, 63}) {
            QCOMPARE(comesBack(now),
                     cat(common, "X-Own-Key: 1\nX-Note: hunter22 says ***\n", link));
        }
    }

    void everyCutIsSurvived()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        Names names((*recorder)->database());
        NameTexts texts((*recorder)->database());
        LinePacker packer(names);
        Packed bytes;
        packer.begin(0);
        for (const char* block : {"Host: a\nB: c\n", "B: c\nHost: a\n"}) packer.pack(block, bytes);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            Unpacker from(std::string_view(bytes).substr(0, size));
            LineUnpacker unpacker(texts);
            QVERIFY(unpacker.unpack(from).size() < 40);
            QVERIFY(unpacker.unpack(from).size() < 40);
        }
    }

    void aRollbackForgetsNames()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        Database& database = (*recorder)->database();
        Names names(database);
        LinePacker packer(names);
        for (const bool isKept : {false, true}) {
            database.run("BEGIN");
            Packed bytes;
            for (const std::int64_t now : {0, 60}) {
                bytes.clear();
                packer.begin(now);
                packer.pack("Server: s\n", bytes);
            }
            if (!isKept) {
                database.run("ROLLBACK");
                names.clear();
                packer.clear();
                continue;
            }
            database.run("COMMIT");
            NameTexts texts(database);
            LineUnpacker unpacker(texts);
            Unpacker from(bytes);
            QCOMPARE(unpacker.unpack(from), std::string("Server: s\n"));
        }
    }
};

}  // namespace gatehouse::store

using gatehouse::store::LinesTest;
GH_SUITE(LinesTest)
#include "lines_test.moc"
