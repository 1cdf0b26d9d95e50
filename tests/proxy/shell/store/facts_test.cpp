#include "proxy/shell/store/facts.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class FactsTest : public QObject {
    Q_OBJECT

private slots:

    void aCutBlobIsSurvived()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        Names names((*recorder)->database());
        NameTexts texts((*recorder)->database());
        FactPacker packer(names);
        auto made = chat("01A", "hello");
        made->errorText = "none";
        made->attempts.resize(2);
        made->attempts.back().key = "team";
        made->trace.push_back({"route", "first", 1, 2});
        made->events.push_back({5, 6});
        made->clientHeaders = "Host: a\n";
        Packed facts;
        Packed details;
        packer.facts(*made, facts);
        packer.details(*made, details);
        QCOMPARE(texts.of(billedAs(details).model), std::string("gpt-4.1-mini"));
        QCOMPARE(texts.of(billedAs(details).operation), std::string("chat"));
        for (std::size_t size = 0; size <= details.size(); ++size) {
            record::Exchange back;
            unpackFacts(std::string_view(facts).substr(0, std::min(size, facts.size())), texts,
                        back);
            unpackDetails(std::string_view(details).substr(0, size), texts, back);
            QVERIFY(back.attempts.size() <= 2);
            if (size < details.size()) continue;
            QCOMPARE(back.path, made->path);
            QCOMPARE(back.cost.value_or(PicoUsd()).value, made->cost->value);
            QCOMPARE(back.trace.size(), std::size_t{1});
            QCOMPARE(back.events.front().at, std::int64_t{5});
            QCOMPARE(back.clientHeaders, made->clientHeaders);
            QCOMPARE(back.attempts.front().key + "|" + back.attempts.back().key,
                     std::string("|team"));
        }
    }

    /// The marks of a long stream go through zstd, and the row is still found after a crash.
    void longDetailsComeBack()
    {
        const StoreFolder folder;
        {
            auto writer = Writer::start(folder.options(), nullptr);
            auto made = exchange("01A");
            for (int i = 0; i < 5000; ++i) made->events.push_back({i * 1000, 100});
            (*writer)->push(started(std::move(made)));
        }
        auto writer = Writer::start(folder.options(), nullptr);
        auto reader = Reader::open(folder.path);
        const auto detail = (*reader)->detail(1);
        QCOMPARE((*detail)->outcome, record::Outcome::Interrupted);
        QCOMPARE((*detail)->events.size(), std::size_t{5000});
        QCOMPARE((*detail)->events.back().at, std::int64_t{4'999'000});
        const auto minute = (*reader)->overview(lately(), lately() + 60'000'000, 60);
        QCOMPARE(minute->models.front().name, std::string("gpt-4.1-mini"));
    }
};

}  // namespace gatehouse::store

using gatehouse::store::FactsTest;
GH_SUITE(FactsTest)
#include "facts_test.moc"
