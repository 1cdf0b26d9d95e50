#include "app/import/foreign_settings.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class ForeignSettingsTest : public QObject {
    Q_OBJECT

    static const app::SetupChoice* of(const app::ImportedSettings& made, const std::string& id)
    {
        for (const auto& choice : made.choices) {
            if (choice.provider.id == id) return &choice;
        }
        return nullptr;
    }

private Q_SLOTS:

    void liteLlmsModelsBecomeAliases()
    {
        const auto made = app::readForeignSettings(
            "model_list:\n"
            "  - model_name: fast\n"
            "    litellm_params:\n"
            "      model: openai/gpt-4o-mini\n"
            "      api_key: os.environ/OPENAI_API_KEY\n"
            "  - model_name: fast\n"
            "    litellm_params: {model: anthropic/claude-sonnet-4-5, api_key: sk-typed}\n"
            "  - model_name: local\n"
            "    litellm_params:\n"
            "      model: ollama/llama3\n"
            "      api_base: http://10.0.0.7:11434\n"
            "  - model_name: odd\n"
            "    litellm_params: {model: nobody/knows}\n"
            "router_settings: {num_retries: 2}\n");
        QVERIFY(made.has_value());
        QCOMPARE(made->kind, QStringLiteral("LiteLLM"));
        QCOMPARE(made->choices.size(), std::size_t(3));
        QCOMPARE(of(*made, "openai")->provider.key.text, std::string("env:OPENAI_API_KEY"));
        QVERIFY(of(*made, "anthropic")->key.reveal() == "sk-typed");
        QCOMPARE(of(*made, "ollama")->provider.baseUrl, std::string("http://10.0.0.7:11434"));
        QCOMPARE(made->aliases.size(), std::size_t(2));
        QCOMPARE(made->aliases[0].target, std::string("openai/gpt-4o-mini"));
        QCOMPARE(made->left.size(), 3);
        QVERIFY(!made->left.join(QString()).contains(QStringLiteral("sk-typed")));
    }

    void bifrostsKeysKeepTheirPlaces()
    {
        const auto made = app::readForeignSettings(
            R"({"client": {"drop_excess_requests": true}, "providers": {
                "openai": {"keys": [{"value": "env.OPENAI_API_KEY", "weight": 1},
                                    {"value": "env.OPENAI_SECOND", "weight": 1}]},
                "gemini": {"keys": [{"value": "AIza-typed"}]}}})");
        QVERIFY(made.has_value());
        QCOMPARE(made->kind, QStringLiteral("Bifrost"));
        const auto* openai = of(*made, "openai");
        QCOMPARE(openai->provider.key.text, std::string("env:OPENAI_API_KEY"));
        QCOMPARE(openai->provider.moreKeys.size(), std::size_t(1));
        QCOMPARE(openai->provider.moreKeys[0].key.text, std::string("env:OPENAI_SECOND"));
        QVERIFY(of(*made, "google-ai-studio")->key.reveal() == "AIza-typed");
        QCOMPARE(made->left.size(), 1);
    }

    void portkeysTargetsBecomeProviders()
    {
        const auto made = app::readForeignSettings(
            R"({"strategy": {"mode": "fallback"}, "targets": [
                {"provider": "openai", "api_key": "sk-one"},
                {"provider": "@mistral-ai", "virtual_key": "team"}]})");
        QVERIFY(made.has_value());
        QCOMPARE(made->kind, QStringLiteral("Portkey"));
        QCOMPARE(made->choices.size(), std::size_t(2));
        QVERIFY(of(*made, "mistral") != nullptr);
        QCOMPARE(made->left.size(), 2);
    }

    void otherTextsAreNot()
    {
        for (const char* text : {"", "OPENAI_API_KEY=sk-1\n", "{\"providers\": []}", "- a\n- b\n",
                                 "{", "a: [b", "\x01\x02"}) {
            QVERIFY2(!app::readForeignSettings(text), text);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ForeignSettingsTest;
GH_SUITE(ForeignSettingsTest)
#include "foreign_settings_test.moc"
