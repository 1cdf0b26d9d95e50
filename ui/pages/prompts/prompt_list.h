#pragma once

#include <map>
#include <string>

#include <QFrame>

#include "app/prompts/prompt_results.h"
#include "proxy/core/config/config.h"

class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

/// All prompts: what callers write, their labels, what the last seven days were like.
class PromptList : public QFrame {
    Q_OBJECT

public:
    explicit PromptList(QWidget* parent = nullptr);
    void show(const config::Config& edited, const config::Config& live);
    void setSums(const std::map<std::string, app::PromptSums>& sums);
    /// Only those whose title or name has these words; false: none does.
    bool setFilter(const QString& words);

Q_SIGNALS:
    void openAsked(const std::string& prompt);
    void removeAsked(const std::string& prompt);
    void duplicateAsked(const std::string& prompt);

private:
    QWidget* makeRow(const config::PromptConfig& prompt, const config::Config& live);

    struct Row {
        QWidget* whole = nullptr;
        QLabel* words = nullptr;
        QString sought;
    };

    std::map<std::string, Row> made_;
    std::map<std::string, app::PromptSums> sums_;
    QString filter_;
    QVBoxLayout* rows_;
};

}  // namespace gatehouse::ui
