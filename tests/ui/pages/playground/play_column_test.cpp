#include "ui/pages/playground/play_column.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/live_kit.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

QByteArray ask(const char* model)
{
    app::PlayCall call;
    call.turns = {{QStringLiteral("user"), QStringLiteral("Say one two three"), {}}};
    return app::bodyOf(call, QString::fromLatin1(model));
}

/// One column over a gateway that runs.
struct ColumnKit {
    RunningGateway gateway;
    std::unique_ptr<app::ReaderThread> reader;
    std::unique_ptr<ui::PlayColumn> column;

    bool start()
    {
        theme();
        if (!gateway.start()) return false;
        reader = std::make_unique<app::ReaderThread>(gateway.bridge.databasePath());
        column = std::make_unique<ui::PlayColumn>(new app::PlayRun(&gateway.bridge, *reader));
        column->setNumber(1);
        column->resize(340, 480);
        column->show();
        return true;
    }

    template <class W>
    W* find(const char* part) const
    {
        return column->findChild<W*>(QStringLiteral("playground.column.1.") + QLatin1String(part));
    }
};

}  // namespace

class PlayColumnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anAnswerWithItsFacts()
    {
        ColumnKit kit;
        QVERIFY(kit.start());
        QVERIFY(!kit.find<QToolButton>("traffic")->isEnabled());
        QSignalSpy asked(kit.column.get(), &ui::PlayColumn::rowAsked);
        kit.column->run()->start(ask("sample/echo"));
        QTRY_VERIFY_WITH_TIMEOUT(kit.column->run()->row().has_value(), kPatience);
        QCOMPARE(kit.find<QPlainTextEdit>("answer")->toPlainText(),
                 QStringLiteral("Say one two three"));
        QCOMPARE(kit.find<QLabel>("state")->text(), QStringLiteral("done"));
        QVERIFY(kit.find<QLabel>("times")->toolTip().contains(QStringLiteral("first after")) ||
                kit.find<QLabel>("times")->text().contains(QStringLiteral("first after")));
        QVERIFY(kit.find<QToolButton>("copy")->isEnabled());
        kit.find<QToolButton>("traffic")->click();
        QCOMPARE(asked.size(), 1);
        // Another run takes the place of the answer.
        kit.column->run()->clear();
        QVERIFY(kit.find<QPlainTextEdit>("answer")->toPlainText().isEmpty());
    }

    void anErrorStaysInItsColumn()
    {
        ColumnKit kit;
        QVERIFY(kit.start());
        QSignalSpy again(kit.column.get(), &ui::PlayColumn::runAsked);
        kit.column->run()->start(ask("sample/429"));
        QTRY_VERIFY_WITH_TIMEOUT(kit.find<QFrame>("trouble")->isVisible(), kPatience);
        QCOMPARE(kit.find<QLabel>("state")->text(), QStringLiteral("failed"));
        kit.find<QPushButton>("retry")->click();
        QCOMPARE(again.size(), 1);
        kit.column->run()->start(ask("sample/reason"));
        QVERIFY(!kit.find<QFrame>("trouble")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(kit.find<QWidget>("thoughts")->isVisible(), kPatience);
    }

    void theModelIsChosenOrTyped()
    {
        ColumnKit kit;
        QVERIFY(kit.start());
        kit.column->setModels({{QStringLiteral("sample/echo"), {}}, {QStringLiteral("fast"), {}}});
        kit.column->setModel(QStringLiteral("mine/own"));
        QCOMPARE(kit.column->model(), QStringLiteral("mine/own"));
        QSignalSpy chosen(kit.column.get(), &ui::PlayColumn::modelChosen);
        kit.find<QComboBox>("model")->setCurrentIndex(1);
        QCOMPARE(kit.column->model(), QStringLiteral("fast"));
        QVERIFY(!chosen.isEmpty());
        // A new list leaves what is asked.
        kit.column->setModels({{QStringLiteral("sample/echo"), {}}});
        QCOMPARE(kit.column->model(), QStringLiteral("fast"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlayColumnTest;
GH_SUITE(PlayColumnTest)
#include "play_column_test.moc"
