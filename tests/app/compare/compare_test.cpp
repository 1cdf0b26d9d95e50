#include "app/compare/compare.h"

#include <QTemporaryDir>

#include "proxy/shell/store/writer.h"
#include "tests/app/export/full_exchange.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

struct Kit {
    QTemporaryDir folder;
    std::unique_ptr<store::Writer> writer;
    std::unique_ptr<store::Reader> reader;

    Kit()
    {
        store::WriterOptions options;
        options.databasePath = folder.filePath(QStringLiteral("gatehouse.sqlite")).toStdString();
        options.keepFor = Seconds(0);
        writer = std::move(*store::Writer::start(options, nullptr));
    }

    void add(const std::string& id, const std::function<void(record::Exchange&)>& change)
    {
        auto call = std::make_unique<record::Exchange>(fullExchange());
        call->id = id;
        call->streamed = false;
        call->sentBody = {};
        call->deliveredBody = {};
        call->requestBody.bytes =
            "{\"model\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"How many?\"}]}";
        call->responseBody = {
            "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Three of them\"}}]}",
            "application/json",
            {},
            77,
            false};
        change(*call);
        writer->push(record::ExchangeFinished{std::move(call)});
    }

    app::Comparison read(const std::vector<store::RowId>& ids)
    {
        if (!writer->flush()) qFatal("not written");
        reader = std::move(*store::Reader::open(
            folder.filePath(QStringLiteral("gatehouse.sqlite")).toStdString()));
        auto made = app::readComparison(*reader, ids);
        if (!made) qFatal("%s", made.error().message.c_str());
        return std::move(*made);
    }
};

const app::CompareFact* fact(const app::Comparison& calls, const char* name)
{
    for (const auto& each : calls.facts) {
        if (each.name == QLatin1String(name)) return &each;
    }
    return nullptr;
}

}  // namespace

class CompareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void factsSayWhatDiffers()
    {
        Kit kit;
        kit.add("01A", [](record::Exchange&) {});
        kit.add("01B", [](record::Exchange& call) {
            call.endedAt = 9'000'000;
            call.cost.reset();
            call.responseBody.bytes.replace(call.responseBody.bytes.find("Three"), 5, "Seven");
        });
        const app::Comparison calls = kit.read({1, 2, 99});
        QCOMPARE(calls.sides.size(), std::size_t{2});
        QCOMPARE(calls.missing, 1);
        QVERIFY(fact(calls, "Elapsed")->differs);
        QCOMPARE(fact(calls, "Elapsed")->values.size(), qsizetype{2});
        QVERIFY(!fact(calls, "Model")->differs);
        QVERIFY(fact(calls, "Cost")->differs);
        QCOMPARE(fact(calls, "Cost")->values[1], QStringLiteral("unknown"));

        const auto& a = calls.sides[0];
        const auto& b = calls.sides[1];
        QVERIFY(app::compareParts(a, b, app::ComparePart::Request)->same());
        QVERIFY(app::compareParts(a, b, app::ComparePart::Headers)->same());
        const auto talk = app::compareParts(a, b, app::ComparePart::Conversation);
        QCOMPARE(talk->changes, std::size_t{1});
        const auto answer = app::compareParts(a, b, app::ComparePart::Response);
        QCOMPARE(answer->changes, std::size_t{1});
        for (const auto& row : answer->rows) {
            if (row.kind != app::DiffRow::Kind::Changed) continue;
            QCOMPARE(row.leftMarks.size(), std::size_t{1});
            QCOMPARE(row.left.substr(row.leftMarks[0].from, row.leftMarks[0].size),
                     std::string_view("Three"));
        }
    }

    void whatIsTooLargeIsNotLaidSideBySide()
    {
        app::CompareSide big, small;
        big.texts[1] = std::string(app::kMostCompared + 1, 'x');
        QVERIFY(app::compareParts(big, small, app::ComparePart::Request) == nullptr);
        QVERIFY(app::compareParts(big, small, app::ComparePart::Headers) != nullptr);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CompareTest;
GH_SUITE(CompareTest)
#include "compare_test.moc"
