#include "ui/pages/playground/play_input.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class PlayInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void settingsGoWithTheCall()
    {
        theme();
        ui::PlayInput input;
        QCOMPARE(input.call().maxTokens, std::optional<qint64>(1024));
        field(input, "temperature")->setText(QStringLiteral("0,7"));
        field(input, "topP")->setText(QStringLiteral("0.5"));
        field(input, "limit")->clear();
        rest(input)->setPlainText(QStringLiteral("{\"seed\": 7}"));
        QVERIFY2(input.trouble().isEmpty(), qPrintable(input.trouble()));
        const app::PlayCall call = input.call();
        QCOMPARE(call.temperature, std::optional<double>(0.7));
        QCOMPARE(call.topP, std::optional<double>(0.5));
        QVERIFY(!call.maxTokens.has_value());
        QCOMPARE(call.rest[QLatin1String("seed")].toInt(), 7);
    }

    void whatIsWrongIsMarkedInItsPlace()
    {
        theme();
        ui::PlayInput input;
        field(input, "temperature")->setText(QStringLiteral("hot"));
        QVERIFY(!input.trouble().isEmpty());
        QVERIFY(field(input, "temperature")->property("wrong").toBool());
        field(input, "temperature")->clear();
        QVERIFY(input.trouble().isEmpty());
        rest(input)->setPlainText(QStringLiteral("{\"seed\""));
        QVERIFY(!input.trouble().isEmpty());
        rest(input)->setPlainText(QStringLiteral("[1]"));
        QVERIFY(!input.trouble().isEmpty());
        rest(input)->clear();
        QVERIFY(input.trouble().isEmpty());
    }

    void aCallComesBackAsItWasShown()
    {
        theme();
        ui::PlayInput input;
        app::PlayCall call;
        call.system = QStringLiteral("Be brief.");
        call.turns = {{QStringLiteral("user"), QStringLiteral("Hi"), {}},
                      {QStringLiteral("assistant"), QStringLiteral("Ho"), {}}};
        call.temperature = 0.25;
        call.maxTokens = 12;
        call.rest = {{QStringLiteral("seed"), 1}};
        input.show(call);
        QCOMPARE(input.call(), call);
    }

private:
    static QLineEdit* field(const ui::PlayInput& input, const char* name)
    {
        return input.findChild<QLineEdit*>(QStringLiteral("playground.") + QLatin1String(name));
    }

    static QPlainTextEdit* rest(const ui::PlayInput& input)
    {
        return input.findChild<QPlainTextEdit*>(QStringLiteral("playground.rest"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlayInputTest;
GH_SUITE(PlayInputTest)
#include "play_input_test.moc"
