#include "proxy/core/audit/audit_line.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::audit {

namespace {

Line someLine()
{
    return {7,
            1'700'000'000'123'456,
            std::string(kGuarded),
            "lap=top",
            "01ARZ3N",
            tests::quoted("{'dlp':'email 2 REDACT'}"),
            {}};
}

}  // namespace

class AuditLineTest : public QObject {
    Q_OBJECT

private slots:

    void everyFieldAndTheLineBeforeCount()
    {
        const Digest before = sha256("before");
        const Line line = someLine();
        const Digest hash = chained(before, line);
        QVERIFY(chained(before, line) == hash);
        QVERIFY(chained(sha256("other"), line) != hash);
        for (int i = 0; i < 6; ++i) {
            Line other = line;
            if (i == 0) other.number = 8;
            if (i == 1) other.at += 1;
            if (i == 2) other.kind = kRemoved;
            if (i == 3) other.actor += "x";
            if (i == 4) other.subject += "x";
            if (i == 5) other.detail += " ";
            QVERIFY2(chained(before, other) != hash, QByteArray::number(i));
        }
    }

    void aLetterMovedFromFieldToFieldIsSeen()
    {
        Line left = someLine();
        Line right = left;
        left.actor = "ab";
        left.subject = "c";
        right.actor = "a";
        right.subject = "bc";
        QVERIFY(chained({}, left) != chained({}, right));
    }

    void forms()
    {
        QVERIFY(formOf("cef") == Form::Cef && formOf("json") == Form::Json);
        QVERIFY(!formOf("xml"));
        Line line = someLine();
        line.hash = sha256("x");
        const auto json =
            QJsonDocument::fromJson(QByteArray::fromStdString(formatted(line, Form::Json, {})))
                .object();
        QCOMPARE(json["number"].toInt(), 7);
        QCOMPARE(json["time"].toString(), QStringLiteral("2023-11-14T22:13:20.123Z"));
        QCOMPARE(json["detail"].toObject()["dlp"].toString(), QStringLiteral("email 2 REDACT"));
        const std::string cef = formatted(line, Form::Cef, {});
        QVERIFY2(cef.starts_with("CEF:0|Gatehouse|Gatehouse|1|guard.found|guard.found|7|"),
                 cef.c_str());
        QVERIFY(cef.find("suser=lap\\=top ") != std::string::npos);
        const std::string syslog = formatted(line, Form::Syslog, "desk");
        QVERIFY2(syslog.starts_with("<108>1 2023-11-14T22:13:20.123Z desk gatehouse - guard.found "
                                    "[audit@32473 number=\"7\""),
                 syslog.c_str());
    }

    void noFormLetsALineBecomeTwo()
    {
        Line line = someLine();
        line.actor = "eve\nCEF:0|fake|";
        line.subject = "a]\" b\\";
        for (const Form form : {Form::Json, Form::Cef, Form::Syslog})
            QVERIFY(formatted(line, form, "h").find('\n') == std::string::npos);
        const std::string syslog = formatted(line, Form::Syslog, "h");
        QVERIFY2(syslog.find("subject=\"a\\]\\\" b\\\\\"") != std::string::npos, syslog.c_str());
    }
};

}  // namespace gatehouse::audit

using gatehouse::audit::AuditLineTest;
GH_SUITE(AuditLineTest)
#include "audit_line_test.moc"
