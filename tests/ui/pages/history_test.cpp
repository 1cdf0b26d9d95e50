#include "ui/pages/history.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "proxy/core/config/codec.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

class HistoryPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachGenerationShowsWhatItChanged()
    {
        WindowKit kit;
        QVERIFY(fillHistory(kit));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("history"));
        auto* table = window.findChild<QTableWidget*>(QStringLiteral("history.table"));
        QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 3, 20'000);
        QVERIFY(table->item(0, 0)->text().startsWith(QStringLiteral("3")));
        QCOMPARE(table->item(1, 3)->text(), QStringLiteral("less to keep"));
        const auto texts = [&window] { return textsIn(window, "history.diff"); };
        QVERIFY(texts().contains(QStringLiteral("OpenAI")));  // the live one added it
        auto* back = window.findChild<QPushButton*>(QStringLiteral("history.rollBack"));
        QVERIFY(!back->isEnabled());
        savePicture(window, "history");
        table->clearSelection();
        table->selectRow(1);
        QVERIFY(texts().contains(QStringLiteral("Days to keep")));
        QVERIFY(back->isEnabled());
        window.findChild<QToolButton*>(QStringLiteral("history.against.live"))->click();
        QVERIFY(texts().contains(QStringLiteral("removed")));  // going back takes OpenAI away
        savePicture(window, "history-going-back");
        back->click();
        QCOMPARE(kit.gateway.wentBackTo, quint64(2));
    }

    void anyTwoAreCompared()
    {
        WindowKit kit;
        QVERIFY(fillHistory(kit));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("history"));
        auto* table = window.findChild<QTableWidget*>(QStringLiteral("history.table"));
        QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 3, 20'000);
        table->selectAll();
        QCOMPARE(window.findChild<QLabel*>(QStringLiteral("history.title"))->text(),
                 QStringLiteral("From 1 to 3"));
        const QStringList texts = textsIn(window, "history.diff");
        QVERIFY(texts.contains(QStringLiteral("OpenAI")));
        QVERIFY(texts.contains(QStringLiteral("Days to keep")));
        QVERIFY(!window.findChild<QPushButton*>(QStringLiteral("history.rollBack"))->isEnabled());
    }

    void aStoreThatCannotBeReadIsTold()
    {
        WindowKit kit;
        QFile store(kit.gateway.databasePath());
        QVERIFY(store.open(QIODevice::WriteOnly));
        store.write(QByteArray(8192, 'x'));  // no database
        store.close();
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("history"));
        auto* banner = window.findChild<ui::Banner*>(QStringLiteral("history.banner"));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 20'000);
        savePicture(window, "history-error");
    }

private:
    static QStringList textsIn(const ui::MainWindow& window, const char* name)
    {
        QStringList texts;
        const auto* root = window.findChild<QWidget*>(QLatin1String(name));
        for (const QLabel* label : root->findChildren<QLabel*>()) texts += label->text();
        return texts;
    }

    static bool fillHistory(WindowKit& kit)
    {
        auto writer = store::Writer::start(
            {.databasePath = kit.gateway.databasePath().toStdString()}, [](const auto&) {});
        if (!writer) return false;
        config::Config config = config::firstRun();
        const auto add = [&](std::uint64_t generation, const char* author, const char* note) {
            record::ConfigPublished entry;
            entry.generation = generation;
            entry.at = 1'763'700'000'000'000 + static_cast<WallMicros>(generation) * 60'000'000;
            entry.text = config::print(config);
            entry.author = author;
            entry.note = note;
            (*writer)->push(std::move(entry));
        };
        add(1, "start", "");
        config.records.keepDays = 7;
        add(2, "desktop", "less to keep");
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.key.text = "env:OPENAI_API_KEY";
        config.providers.push_back(openai);
        add(3, "admin api", "");
        kit.gateway.configNow = config;
        return (*writer)->flush(true).ok();
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HistoryPageTest;
GH_SUITE(HistoryPageTest)
#include "history_test.moc"
