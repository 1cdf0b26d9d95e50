#include "app/export/export_format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/app/export/full_exchange.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const QString kBase = QStringLiteral("http://127.0.0.1:8686");

const app::ExportFormat& format(const char* id)
{
    for (const app::ExportFormat& each : app::exportFormats()) {
        if (qstrcmp(each.id, id) == 0) return each;
    }
    qFatal("no format %s", id);
}

store::Row row()
{
    store::Row row;
    row.requestId = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    row.startedAt = 1'763'800'000'123'456;
    row.outcome = record::Outcome::Ok;
    row.status = 200;
    row.method = "POST";
    row.path = "/v1/chat/completions";
    row.provider = "openai";
    row.model = "gpt-5";
    row.latency = 2'804'003;
    row.usage.input = 12;
    row.cost = PicoUsd{6'600'000'001};
    row.preview = "=1+1, \"quoted\"\nnext";
    row.note = "look, here";
    row.tags = {"slow", "eu"};
    return row;
}

/// RFC 4180, of one line.
QStringList cells(const QByteArray& line)
{
    QStringList found{QString()};
    bool quoted = false;
    const QString text = QString::fromUtf8(line);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('"')) {
            if (quoted && i + 1 < text.size() && text[i + 1] == QLatin1Char('"')) {
                found.back() += text[++i];
            } else {
                quoted = !quoted;
            }
        } else if (!quoted && text[i] == QLatin1Char(',')) {
            found += QString();
        } else {
            found.back() += text[i];
        }
    }
    return found;
}

}  // namespace

class ExportFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void csvHasACellForEachName()
    {
        const app::ExportFormat& csv = format("csv");
        QVERIFY(!csv.needsBodies);
        const QStringList names = cells(csv.begin().chopped(2));
        const QStringList values = cells(csv.entry({row(), nullptr}, kBase).chopped(2));
        QCOMPARE(values.size(), names.size());
        const auto value = [&](const char* name) {
            return values.value(names.indexOf(QLatin1String(name)));
        };
        QCOMPARE(value("time"), QStringLiteral("2025-11-22T08:26:40.123Z"));
        QCOMPARE(value("cost_usd"), QStringLiteral("0.006600000001"));
        QCOMPARE(value("latency_ms"), QStringLiteral("2804.003"));
        QCOMPARE(value("output_tokens"), QString());
        QCOMPARE(value("tags"), QStringLiteral("slow eu"));
        QCOMPARE(value("note"), QStringLiteral("look, here"));
        // A spreadsheet must not run what a stranger wrote.
        QCOMPARE(value("preview"), QStringLiteral("'=1+1, \"quoted\"\nnext"));
        store::Row unknown = row();
        unknown.cost.reset();
        QCOMPARE(cells(csv.entry({unknown, nullptr}, kBase).chopped(2))
                     .value(names.indexOf(QLatin1String("cost_usd"))),
                 QString());
    }

    void aLineIsAnObject()
    {
        const record::Exchange exchange = fullExchange();
        const QByteArray line = format("jsonl").entry({row(), &exchange}, kBase);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        QCOMPARE(json[QLatin1String("modelAsked")].toString(), QStringLiteral("claude-sonnet-4.5"));
        QCOMPARE(json[QLatin1String("costPicoUsd")].toInteger(), qint64{6'600'000'001});
        QCOMPARE(json[QLatin1String("_events")].toArray().size(), qsizetype{2});
        QCOMPARE(json[QLatin1String("tags")].toArray().size(), qsizetype{2});
        QVERIFY(!json[QLatin1String("request")][QLatin1String("body")][QLatin1String("text")]
                     .toString()
                     .isEmpty());
    }

    void harCarriesNoteAndTags()
    {
        const record::Exchange exchange = fullExchange();
        const QJsonObject entry =
            QJsonDocument::fromJson(format("har").entry({row(), &exchange}, kBase)).object();
        QCOMPARE(entry[QLatin1String("comment")].toString(), QStringLiteral("look, here"));
        QCOMPARE(entry[QLatin1String("_tags")].toArray().size(), qsizetype{2});
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ExportFormatTest;
GH_SUITE(ExportFormatTest)
#include "export_format_test.moc"
