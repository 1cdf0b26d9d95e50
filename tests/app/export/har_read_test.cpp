#include "app/export/har_read.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "app/export/exchange_json.h"
#include "app/export/har.h"
#include "tests/app/export/foreign_har.h"
#include "tests/app/export/full_exchange.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const QString kBase = QStringLiteral("http://127.0.0.1:8686");
const QString kName = QStringLiteral("calls.har");

QByteArray fileOf(const QJsonObject& entry)
{
    return app::harBegin() + QJsonDocument(entry).toJson(QJsonDocument::Compact) + app::harEnd();
}

QString troubleOf(const QByteArray& file)
{
    const auto read = app::readHar(file, kName);
    return read ? QString() : QString::fromStdString(read.error().message);
}

}  // namespace

class HarReadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatWentOutComesBackEqual()
    {
        const QJsonObject entry = app::harEntry(fullExchange(), kBase);
        const auto read = app::readHar(fileOf(entry), kName);
        QVERIFY2(read.ok() && read->size() == 1, read ? "" : read.error().message.c_str());
        const record::Exchange& again = *read->front().exchange;
        QCOMPARE(app::harEntry(again, kBase), entry);
        const record::Exchange whole = fullExchange();
        QCOMPARE(again.requestBody.bytes, whole.requestBody.bytes);
        QCOMPARE(again.sentBody.bytes, whole.sentBody.bytes);
        QCOMPARE(again.responseBody.bytes, whole.responseBody.bytes);
        QCOMPARE(again.deliveredBody.bytes, whole.deliveredBody.bytes);
        QCOMPARE(again.clientHeaders, whole.clientHeaders);
        QCOMPARE(again.upstreamHeaders, whole.upstreamHeaders);
        QCOMPARE(again.events.size(), whole.events.size());
        QCOMPARE(again.origin, record::Origin::Import);
        QCOMPARE(again.originOf, std::string("calls.har"));
    }

    void notesAndTagsComeBack()
    {
        QJsonObject entry = app::harEntry(fullExchange(), kBase);
        QVERIFY(!app::readHar(fileOf(entry), kName)->front().isMarked());
        entry[QLatin1String("comment")] = QStringLiteral("ask Ana");
        entry[QLatin1String("_tags")] =
            QJsonArray{QStringLiteral("slow"), 7, QStringLiteral(" eu ")};
        entry[QLatin1String("_pinned")] = true;
        const auto read = app::readHar(fileOf(entry), kName);
        const record::Marked& marks = read->front().marks;
        QCOMPARE(marks.requestId, read->front().exchange->id);
        QCOMPARE(marks.note, std::string("ask Ana"));
        QCOMPARE(marks.tags, (std::vector<std::string>{"slow", "eu"}));
        QVERIFY(marks.pinned);
    }

    /// As a browser writes it.
    void aForeignFileIsUnderstood()
    {
        const QByteArray file(kForeignHar);
        const auto read = app::readHar(file, kName);
        QVERIFY2(read.ok() && read->size() == 1, read ? "" : read.error().message.c_str());
        const record::Exchange& call = *read->front().exchange;
        QCOMPARE(call.startedAt, std::int64_t{1'795'165'200'250'000});
        QCOMPARE(call.path, std::string("/v1/chat/completions"));
        QCOMPARE(call.provider, std::string("api.openai.com"));
        QCOMPARE(call.dialect, std::string("openai_chat"));
        QCOMPARE(call.modelAsked, std::string("gpt-5"));
        QCOMPARE(call.modelAnswered, std::string("gpt-5-1"));
        QCOMPARE(call.usage.input, chat::Usage::Count(7));
        QCOMPARE(call.usage.output, chat::Usage::Count(3));
        QVERIFY(!call.cost);
        QCOMPARE(call.endedAt, std::int64_t{812'500});
        QCOMPARE(call.firstByteAt, std::int64_t{512'500});
        QCOMPARE(call.clientHeaders, std::string("content-type: application/json\n"));
        QCOMPARE(call.outcome, record::Outcome::Ok);
        QCOMPARE(call.id.size(), std::size_t{26});
        QCOMPARE(app::readHar(file, kName)->front().exchange->id, call.id);
    }

    void saysWhatIsWrongAndWhere()
    {
        QVERIFY(troubleOf("{\"log\":\n  {\"entries\": [}").contains(QLatin1String("line 2")));
        QVERIFY(troubleOf("").contains(kName));
        QVERIFY(troubleOf("[1,2]").contains(QLatin1String("log.entries")));
        QVERIFY(troubleOf("{\"log\":{\"entries\":{}}}").contains(QLatin1String("log.entries")));
        const QByteArray half(kHalfHar);
        QVERIFY(troubleOf(half).contains(QLatin1String("log.entries[1].request.method")));
        QVERIFY(
            troubleOf("{\"log\":{\"entries\":[7]}}").contains(QLatin1String("entries[0].request")));
        QVERIFY(!app::readHar("{", kName).error().hint.empty());
    }

    void cutAnywhereItIsRefused()
    {
        const QByteArray file = fileOf(app::harEntry(fullExchange(), kBase));
        for (qsizetype size = 0; size < file.trimmed().size(); size += 37)
            QVERIFY(!app::readHar(file.left(size), kName).ok());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HarReadTest;
GH_SUITE(HarReadTest)
#include "har_read_test.moc"
