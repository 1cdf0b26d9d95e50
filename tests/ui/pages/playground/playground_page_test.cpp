#include "ui/pages/playground/playground_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/live_kit.h"
#include "ui/pages/playground/play_column.h"
#include "ui/pages/traffic_page.h"
#include "ui/widgets/log_table.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

namespace {

constexpr int kPatience = 20'000;  // ms

/// The playground of a gateway that really runs.
struct PlayKit : LiveKit {
    ui::PlaygroundPage* page = nullptr;

    bool start(QSize size = {1440, 900})
    {
        if (!LiveKit::start("playground", size)) return false;
        page = qobject_cast<ui::PlaygroundPage*>(window->page(QStringLiteral("playground")));
        if (page == nullptr) return false;
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());  // shortcuts want it
    }

    void ask(const char* text) const
    {
        find<QPlainTextEdit>("playground.turn.1.text")->setPlainText(QString::fromUtf8(text));
    }

    [[nodiscard]] bool allStored() const
    {
        return std::ranges::all_of(page->columns(), [](const ui::PlayColumn* column) {
            return column->run()->row().has_value();
        });
    }
};

}  // namespace

class PlaygroundPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Four answers side by side by one key, without any provider's key.
    void fourModelsAnswerAtOnce()
    {
        PlayKit kit;
        QVERIFY(kit.start());
        QVERIFY(!kit.find<QPushButton>("playground.run")->isEnabled());
        kit.ask("What does a gate house do? Answer in two sentences.");
        auto* add = kit.find<QPushButton>("playground.addColumn");
        while (add->isEnabled()) add->click();
        QCOMPARE(kit.page->columns().size(), ui::PlaygroundPage::kMostColumns);
        const char* models[] = {"sample/sample", "sample/reason", "sample/echo", "sample/429"};
        for (std::size_t i = 0; i < 4; ++i)
            kit.page->columns()[i]->setModel(QString::fromLatin1(models[i]));
        auto* text = kit.find<QPlainTextEdit>("playground.turn.1.text");
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(kit.allStored(), kPatience);
        QCOMPARE(kit.page->columns()[2]->run()->answer(),
                 QStringLiteral("What does a gate house do? Answer in two sentences."));
        QVERIFY(kit.page->columns()[3]->run()->state() == app::PlayRun::State::Failed);
        QVERIFY(kit.find<QPushButton>("playground.compare")->isEnabled());
        savePicture(*kit.window, "playground");
        kit.window->resize(960, 600);
        savePicture(*kit.window, "playground-960");
        kit.find<QPushButton>("playground.compare")->click();
        QCOMPARE(kit.window->navigator()->page(), QStringLiteral("traffic"));
    }

    void escapeStopsAll()
    {
        PlayKit kit;
        QVERIFY(kit.start());
        kit.ask("Hi");
        for (ui::PlayColumn* each : kit.page->columns())
            each->setModel(QStringLiteral("sample/hang"));
        kit.page->run();
        QVERIFY(kit.find<QPushButton>("playground.stop")->isEnabled());
        QVERIFY(!kit.page->statusText().isEmpty());
        auto* text = kit.find<QPlainTextEdit>("playground.turn.1.text");
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Escape);
        for (const ui::PlayColumn* each : kit.page->columns())
            QVERIFY(each->run()->state() == app::PlayRun::State::Stopped);
        QVERIFY(!kit.find<QPushButton>("playground.stop")->isEnabled());
    }

    /// E in Traffic: the call stands in the playground as it was.
    void aStoredCallIsOpened()
    {
        PlayKit kit;
        QVERIFY(kit.start());
        kit.importCall("/v1/chat/completions");
        kit.window->navigator()->go(QStringLiteral("traffic"));
        auto* traffic = qobject_cast<ui::TrafficPage*>(kit.window->page(QStringLiteral("traffic")));
        QTRY_COMPARE_WITH_TIMEOUT(traffic->model().rowCount(), 1, kPatience);
        traffic->table().setCurrentIndex(traffic->model().index(0, 0));
        QTest::keyClick(&traffic->table(), Qt::Key_E);
        QCOMPARE(kit.window->navigator()->page(), QStringLiteral("playground"));
        const auto* text = kit.find<QPlainTextEdit>("playground.turn.1.text");
        QTRY_COMPARE_WITH_TIMEOUT(kit.find<QPlainTextEdit>("playground.turn.1.text")->toPlainText(),
                                  QStringLiteral("Hi"), kPatience);
        QVERIFY(text != nullptr);
        QCOMPARE(kit.page->columns()[0]->model(), QStringLiteral("sample/hello"));
        // A call that is not there any more is said.
        kit.window->navigator()->go(QStringLiteral("playground"),
                                    {{QStringLiteral("row"), QVariant::fromValue<qlonglong>(999)}});
        auto* banner = kit.find<ui::Banner>("playground.banner");
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatience);
        savePicture(*kit.window, "playground-gone");
    }

    void theModelsAreRemembered()
    {
        PlayKit kit;
        QVERIFY(kit.start());
        kit.page->columns()[0]->setModel(QStringLiteral("sample/slow"));
        const QStringList kept =
            kit.settings.value(QStringLiteral("playground/models")).toStringList();
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept.front(), QStringLiteral("sample/slow"));
    }

    void withoutModelsThereIsOneNextStep()
    {
        WindowKit kit;
        kit.gateway.configNow = config::Config();
        QVERIFY(kit.fill(1));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("playground"));
        auto* next = window.findChild<QPushButton*>(QStringLiteral("playground.empty.action"));
        QVERIFY(next->isVisible());
        savePicture(window, "playground-empty");
        next->click();
        QCOMPARE(window.navigator()->page(), QStringLiteral("providers"));
    }

    /// Dear runs ask first.
    void aDearRunAsksFirst()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        config::ProviderConfig openai;
        openai.id = "openai";
        kit.gateway.configNow.providers.push_back(openai);
        kit.gateway.stateNow.listening = {"127.0.0.1:1"};
        QVERIFY(kit.fill(1));
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("playground"));
        auto* page = qobject_cast<ui::PlaygroundPage*>(window.page(QStringLiteral("playground")));
        for (ui::PlayColumn* each : page->columns())
            each->setModel(QStringLiteral("openai/gpt-4.1"));
        window.findChild<QPlainTextEdit*>(QStringLiteral("playground.turn.1.text"))
            ->setPlainText(QStringLiteral("Hi"));
        kit.settings.setValue(QStringLiteral("playground/capPicoUsd"), qlonglong{1'000'000});
        page->run();
        auto* banner = window.findChild<ui::Banner*>(QStringLiteral("playground.banner"));
        QVERIFY(banner->isVisible());
        QVERIFY(page->columns()[0]->run()->state() == app::PlayRun::State::Idle);
        window.findChild<QPushButton*>(QStringLiteral("playground.banner.action"))->click();
        QVERIFY(page->columns()[0]->run()->state() != app::PlayRun::State::Idle);
        QVERIFY(!banner->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlaygroundPageTest;
GH_SUITE(PlaygroundPageTest)
#include "playground_page_test.moc"
