#include "proxy/shell/store/pack.h"

#include <limits>

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class PackTest : public QObject {
    Q_OBJECT

private slots:

    void numbersAndTextsComeBack()
    {
        Packed bytes;
        Packer packer(bytes);
        const std::int64_t values[] = {0,
                                       -1,
                                       1,
                                       127,
                                       128,
                                       -300,
                                       std::numeric_limits<std::int64_t>::min(),
                                       std::numeric_limits<std::int64_t>::max()};
        for (const auto value : values) packer.whole(value);
        packer.text("a text");
        packer.natural(~std::uint64_t{0});
        Unpacker unpacker(bytes);
        for (const auto value : values) QCOMPARE(unpacker.whole(), value);
        QCOMPARE(unpacker.text(), std::string_view("a text"));
        QCOMPARE(unpacker.natural(), ~std::uint64_t{0});
        QVERIFY(unpacker.atEnd());
    }

    void everyCutIsSurvived()
    {
        Packed bytes;
        packTrace({{"auth", "pass", 10, 2}, {"route", "answer", 12, 400}}, bytes);
        packEvents({{5, 100}, {900'000, 12}}, bytes);
        chat::Usage usage;
        usage.input = 5;
        packUsage(usage, bytes);
        for (std::size_t size = 0; size <= bytes.size(); ++size) {
            const auto part = std::string_view(bytes).substr(0, size);
            Unpacker from(part);
            QVERIFY(unpackTrace(from, 1'000'000).size() <= size);
            from = Unpacker(part);
            QVERIFY(unpackEvents(from, 1'000'000).size() <= size);
            from = Unpacker(part);
            (void)unpackUsage(from);
        }
    }

    void tracesEventsAndUsageComeBack()
    {
        Packed bytes;
        packTrace({{"auth", "pass", 10, 2}, {"route", "", -1, 400}}, bytes);
        Unpacker traces(bytes);
        const auto trace = unpackTrace(traces, 2);
        QVERIFY(traces.atEnd());
        QCOMPARE(trace.size(), std::size_t{2});
        QCOMPARE(trace[0].stop, std::string_view("auth"));
        QCOMPARE(trace[1].took, std::int64_t{400});
        bytes.clear();
        packEvents({{5, 100}, {900'000, 12}}, bytes);
        Unpacker events(bytes);
        QCOMPARE(unpackEvents(events, 2)[1].at, std::int64_t{900'000});
        bytes.clear();
        chat::Usage usage;
        usage.input = 0;
        usage.cacheWrite1h = 77;
        usage.estimated = true;
        packUsage(usage, bytes);
        Unpacker usages(bytes);
        QVERIFY(unpackUsage(usages) == usage);
        bytes.clear();
        usage.searches = 3;
        usage.pictures = 2;
        usage.cacheReadAudio = 11;
        usage.inputImage = 12;
        usage.outputImage = 13;
        usage.service = chat::Service::Priority;
        packUsage(usage, bytes);
        Unpacker more(bytes);
        QVERIFY(unpackUsage(more) == usage);
        QVERIFY(more.atEnd());
    }

    void usageOfFormerVersionsIsRead()
    {
        Packed bytes;
        Packer former(bytes);
        former.natural(1U | 2U | (1U << 9U));  // estimated, input, searches
        former.whole(7);
        former.whole(4);
        Unpacker from(bytes);
        const auto usage = unpackUsage(from);
        QVERIFY(usage.estimated);
        QCOMPARE(*usage.input, std::int64_t{7});
        QCOMPARE(*usage.searches, std::int64_t{4});
        QVERIFY(usage.service == chat::Service::Untold);
    }

    void compressedComesBack()
    {
        Compressor compressor;
        std::string room;
        for (const auto& text : {std::string(), std::string("short"), std::string(50'000, 'a')}) {
            for (const int level : {0, 1, 3}) {
                Coding coding = Coding::Plain;
                const std::string kept(compressor.pack(text, level, room, coding));
                QCOMPARE(coding == Coding::Zstd, level > 0 && text.size() > 1000);
                QCOMPARE(unpacked(kept, coding, text.size()), text);
            }
        }
        QVERIFY(unpacked("no zstd at all", Coding::Zstd, 100).empty());
        QVERIFY(unpacked("x", Coding::Zstd, ~std::size_t{0}).empty());
    }
};

}  // namespace gatehouse::store

using gatehouse::store::PackTest;
GH_SUITE(PackTest)
#include "pack_test.moc"
