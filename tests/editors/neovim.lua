-- Opens a source in Neovim, puts the number right, and writes down what its language client showed.
-- Arguments come in the environment: ATODDS_COMMAND (JSON), ATODDS_FILE, ATODDS_OTHER, ATODDS_OUT.

local seen = {}

local function shown(buffer)
  local found = {}
  for _, d in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, d.lnum, d.lnum + 1, false)[1]
    table.insert(found, {
      code = d.code or d.user_data.lsp.code,
      severity = d.severity,
      message = d.message,
      text = line:sub(d.col + 1, d.end_col),
    })
  end
  return found
end

local function wait_for(count, buffer)
  vim.wait(60000, function() return #vim.diagnostic.get(buffer) == count end, 20)
  return shown(buffer)
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.ATODDS_FILE))
local buffer = vim.api.nvim_get_current_buf()
local other = vim.fn.bufadd(vim.env.ATODDS_OTHER)
vim.fn.bufload(other)
local client = vim.lsp.start_client({
  name = "atodds",
  cmd = vim.fn.json_decode(vim.env.ATODDS_COMMAND),
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)

seen.opened = wait_for(1, buffer)
seen.other = wait_for(1, other)

local first = vim.diagnostic.get(buffer)[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
local params = vim.lsp.util.make_position_params(0, "utf-16")
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/hover", params, 10000)
for _, answer in pairs(answers or {}) do seen.hover = answer.result end

vim.cmd("%s/12 people/15 people/")
seen.edited = wait_for(0, buffer)
seen.other_edited = wait_for(0, other)

vim.cmd("undo")
seen.undone = wait_for(1, buffer)

vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.ATODDS_OUT)
vim.lsp.stop_client(client)
vim.cmd("qa!")
