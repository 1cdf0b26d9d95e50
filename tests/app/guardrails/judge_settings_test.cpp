#include "app/guardrails/judge_settings.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class JudgeSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsReadIsWritten()
    {
        const auto object = QJsonDocument::fromJson(
                                QByteArray::fromStdString(quoted(
                                    "{'prompt':{'P1':'FLAG','S1':'BLOCK'},'response':{'S13':"
                                    "'FLAG'},'judge':{'model':'a/b','timeout':900,'later':1}}")))
                                .object();
        auto judge = app::readJudge(object);
        QVERIFY(judge.isOn());
        QCOMPARE(judge.prompt[0], std::string("BLOCK"));
        QCOMPARE(judge.answer[12], std::string("FLAG"));
        QCOMPARE(judge.timeout, 900);
        auto again = object;
        app::writeJudge(judge, again);
        QCOMPARE(again, object);
        judge.prompt[0].clear();
        app::writeJudge(judge, again);
        QVERIFY(app::readJudge(again) == judge);
        QCOMPARE(again[QStringLiteral("prompt")].toObject().keys(),
                 QStringList{QStringLiteral("P1")});
    }

    void withoutAModelNobodyJudges()
    {
        app::JudgeSettings judge;
        QVERIFY(judge.isEmpty());
        judge.prompt[3] = "BLOCK";
        QVERIFY(!judge.isOn());
        QJsonObject object{{QStringLiteral("judge"), QJsonObject{{QStringLiteral("model"), 1}}}};
        app::writeJudge(judge, object);
        QVERIFY(!object.contains(QStringLiteral("judge")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::JudgeSettingsTest;
GH_SUITE(JudgeSettingsTest)
#include "judge_settings_test.moc"
