#pragma once

#include <set>
#include <vector>

#include <QWidget>

#include "proxy/core/prompt/source.h"
#include "proxy/core/prompt/version.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// The messages of a prompt: role and text each, its variables coloured, what is wrong under it.
class MessageBlocks : public QWidget {
    Q_OBJECT

public:
    explicit MessageBlocks(QWidget* parent = nullptr);

    /// What stands there already is left alone, so that nobody's cursor jumps.
    void show(const std::vector<prompt::SourceMessage>& messages);
    /// Places are "messages[0]"; variables that are not among `known` are marked.
    void mark(const std::vector<prompt::Flaw>& flaws, const std::set<QString>& known);
    [[nodiscard]] std::vector<prompt::SourceMessage> messages() const;

Q_SIGNALS:
    void edited();

private:
    struct Block {
        QWidget* whole = nullptr;
        QComboBox* role = nullptr;
        QPlainTextEdit* text = nullptr;
        QToolButton* up = nullptr;
        QToolButton* down = nullptr;
        QToolButton* remove = nullptr;
        QLabel* words = nullptr;
        prompt::SourceMessage before;  ///< as it came
    };

    void add(const prompt::SourceMessage& message);
    void append();
    void step(const QWidget* whole, int by);
    void remove(const QWidget* whole);
    void rename();

    QVBoxLayout* rows_;
    std::vector<Block> blocks_;
};

}  // namespace gatehouse::ui
