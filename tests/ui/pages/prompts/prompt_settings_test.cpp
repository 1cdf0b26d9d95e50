#include "ui/pages/prompts/prompt_settings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class PromptSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void settingsComeBackAsTheyWere()
    {
        theme();
        ui::PromptSettings settings;
        prompt::Source source;
        source.model = "sample/echo";
        source.temperature = "0.2";
        source.tools = "[]";
        source.rest = "{\"seed\":7}";
        settings.setModels({QStringLiteral("openai/gpt-5")});
        settings.show(source);
        QVERIFY(settings.put(source) == source);
        settings.findChild<QLineEdit*>(QStringLiteral("prompts.maxTokens"))
            ->setText(QStringLiteral("64"));
        QCOMPARE(settings.put(source).maxTokens, std::string("64"));
    }

    void whatIsWrongIsTold()
    {
        theme();
        ui::PromptSettings settings;
        settings.mark({{"tools", "this is no JSON list", "write a JSON list", false},
                       {"messages[0]", "elsewhere", "", false}});
        const auto* words = settings.findChild<QLabel*>(QStringLiteral("prompts.settings.flaw"));
        QVERIFY(words->text().contains(QLatin1String("tools")));
        QVERIFY(!words->text().contains(QLatin1String("elsewhere")));
        QVERIFY(settings.findChild<QPlainTextEdit*>(QStringLiteral("prompts.tools"))
                    ->property("wrong")
                    .toBool());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptSettingsTest;
GH_SUITE(PromptSettingsTest)
#include "prompt_settings_test.moc"
