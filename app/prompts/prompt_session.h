#pragma once

#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "proxy/core/config/config.h"
#include "proxy/core/prompt/source.h"
#include "proxy/core/prompt/version.h"

namespace gatehouse::app {

class Draft;
class Gateway;

/// One prompt while it is edited: which version is looked at, its parts, and edits that go to the
/// draft.
///
/// Shape   shown is the version that was opened, else the one that is not published yet, else the
///         one in production. Text that is no JSON where JSON has to stand waits here, not in the
///         draft.
/// Thread  GUI.
class PromptSession : public QObject {
    Q_OBJECT

public:
    PromptSession(Draft* draft, Gateway* gateway, QObject* parent = nullptr);

    void open(const std::string& prompt);
    void show(std::int64_t version);  ///< one of its versions

    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] const config::PromptConfig* prompt() const;      ///< of the draft; nullptr: gone
    [[nodiscard]] const config::PromptConfig* livePrompt() const;  ///< nullptr: never published

    [[nodiscard]] std::int64_t shown() const { return shown_; }

    [[nodiscard]] bool isPublished() const;  ///< the shown version

    [[nodiscard]] const prompt::Source& source() const { return source_; }

    [[nodiscard]] const std::string& content() const { return content_; }

    /// Why the version cannot be edited here; empty: it can.
    [[nodiscard]] const QString& trouble() const { return trouble_; }

    [[nodiscard]] const std::vector<prompt::Flaw>& flaws() const { return flaws_; }

    [[nodiscard]] bool isSound() const;  ///< nothing but warnings
    [[nodiscard]] int tokens() const;    ///< about so many, without values

    void edit(prompt::Source next);

    [[nodiscard]] Draft* draft() const { return draft_; }

    [[nodiscard]] Gateway* gateway() const { return gateway_; }

Q_SIGNALS:
    void changed();  ///< content, version or anything else of the prompt
    void gone();     ///< the prompt was removed

private:
    void refresh();
    void read();
    void check();

    Draft* draft_;
    Gateway* gateway_;
    std::string name_;
    std::int64_t shown_ = 0;
    std::string content_;
    prompt::Source source_;
    QString trouble_;
    std::vector<prompt::Flaw> flaws_;
};

}  // namespace gatehouse::app
