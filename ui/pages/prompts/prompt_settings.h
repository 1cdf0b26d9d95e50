#pragma once

#include <vector>

#include <QList>
#include <QWidget>

#include "proxy/core/prompt/source.h"
#include "proxy/core/prompt/version.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace gatehouse::ui {

/// The model of a prompt and its settings, tools and the schema of its answer as JSON.
class PromptSettings : public QWidget {
    Q_OBJECT

public:
    explicit PromptSettings(QWidget* parent = nullptr);

    void setModels(const QStringList& models);
    /// What stands there already is left alone.
    void show(const prompt::Source& source);
    void mark(const std::vector<prompt::Flaw>& flaws);
    /// `source` with what stands here.
    [[nodiscard]] prompt::Source put(prompt::Source source) const;

Q_SIGNALS:
    void edited();

private:
    QComboBox* model_;
    QLineEdit* temperature_;
    QLineEdit* topP_;
    QLineEdit* maxTokens_;
    QPlainTextEdit* tools_;
    QPlainTextEdit* format_;
    QLabel* words_;
};

}  // namespace gatehouse::ui
