#include "ui/pages/collector_list.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/collector_sheet.h"

namespace gatehouse::tests {

namespace {

config::TraceConfig collector(const char* id)
{
    config::TraceConfig trace;
    trace.id = id;
    trace.url = "https://collector.example/v1/traces";
    return trace;
}

QStringList wordsIn(const QWidget& list)
{
    QStringList words;
    for (const auto* label : list.findChildren<QLabel*>()) words.append(label->text());
    return words;
}

}  // namespace

class CollectorListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachSaysHowItFares()
    {
        WindowKit kit;
        auto& traces = kit.gateway.configNow.traces;
        traces = {collector("good"), collector("bad"), collector("off"), collector("lost")};
        traces[2].enabled = false;
        kit.gateway.stateNow.collectors = {{"good", 1204, 0, 3, ""},
                                           {"bad", 0, 9, 1, "status 503"}};
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"),
                               {{QStringLiteral("find"), QStringLiteral("collectors")}});
        auto* list = window.findChild<ui::CollectorList*>();
        const auto says = [list](const char* words) {
            return wordsIn(*list).contains(QLatin1String(words));
        };
        QVERIFY(says("1,204 spans sent"));
        QVERIFY(says("status 503"));
        QVERIFY(says("off"));
        QVERIFY(says("left out"));
        kit.gateway.stateNow.collectors[1].trouble.clear();
        kit.gateway.stateNow.collectors[1].sent = 2;
        Q_EMIT kit.gateway.stateChanged();
        QVERIFY(says("2 spans sent") && !says("status 503"));
        savePicture(window, "collectors");
    }

    void oneIsAddedAndRemovedInTheDraft()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* draft = window.findChild<app::Draft*>();
        QTimer::singleShot(0, this, [] {
            auto* sheet = qobject_cast<ui::CollectorSheet*>(QApplication::activeModalWidget());
            QVERIFY(sheet != nullptr);
            sheet->findChild<QLineEdit*>(QStringLiteral("collector.id"))
                ->setText(QStringLiteral("team"));
            sheet->findChild<QLineEdit*>(QStringLiteral("collector.url"))
                ->setText(QStringLiteral("http://127.0.0.1:4318/v1/traces"));
            sheet->findChild<QPushButton*>(QStringLiteral("collector.save"))->click();
        });
        window.findChild<QPushButton*>(QStringLiteral("settings.collectors.add"))->click();
        QCOMPARE(draft->config().traces.size(), std::size_t{1});
        auto* list = window.findChild<ui::CollectorList*>();
        QVERIFY(wordsIn(*list).contains(QStringLiteral("not live yet")));
        window.findChild<QToolButton*>(QStringLiteral("settings.collector.team.remove"))->click();
        QTRY_VERIFY(draft->config().traces.empty());
        draft->undo();
        QVERIFY(window.findChild<QToolButton*>(QStringLiteral("settings.collector.team.edit")) !=
                nullptr);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CollectorListTest;
GH_SUITE(CollectorListTest)
#include "collector_list_test.moc"
